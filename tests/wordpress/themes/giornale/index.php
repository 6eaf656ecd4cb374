<?php get_header(); ?>
<div id="content" class="narrowcolumn">
<?php while ( have_posts() ) : ?>
	<?php the_post(); ?>
	<div class="post" id="post-<?php the_ID(); ?>">
		<h3><a href="<?php the_permalink(); ?>" rel="bookmark"><?php the_title(); ?></a></h3>
		<small><?php the_time( get_option( 'date_format' ) ); ?></small>
		<div class="entry"><?php the_content(); ?></div>
		<p class="postmetadata"><?php the_tags( '', ', ', '<br />' ); ?> <?php the_category( ', ' ); ?> | <?php comments_popup_link(); ?></p>
	</div>
<?php endwhile; ?>
	<div class="navigation">
		<div class="alignleft"><?php next_posts_link(); ?></div>
		<div class="alignright"><?php previous_posts_link(); ?></div>
	</div>
</div>
<?php get_footer(); ?>
