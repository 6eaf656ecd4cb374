<?php get_header(); ?>
<div id="content" class="widecolumn">
<?php while ( have_posts() ) : ?>
	<?php the_post(); ?>
	<div class="navigation">
		<div class="alignleft"><?php previous_post_link( '&laquo; %link' ); ?></div>
		<div class="alignright"><?php next_post_link( '%link &raquo;' ); ?></div>
	</div>
	<div class="post" id="post-<?php the_ID(); ?>">
		<h3><?php the_title(); ?></h3>
		<small><?php the_time( get_option( 'date_format' ) ); ?> &#8211; <?php the_author_posts_link(); ?></small>
		<div class="entry">
			<?php the_content(); ?>
			<?php wp_link_pages(); ?>
		</div>
		<p class="postmetadata alt"><small><?php the_category( ', ' ); ?> <?php the_tags( '', ', ', '' ); ?></small></p>
	</div>
	<?php comments_template(); ?>
<?php endwhile; ?>
</div>
<?php get_footer(); ?>
