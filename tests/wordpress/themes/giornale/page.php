<?php get_header(); ?>
<div id="content" class="narrowcolumn">
<?php while ( have_posts() ) : ?>
	<?php the_post(); ?>
	<div class="post" id="post-<?php the_ID(); ?>">
		<h3><?php the_title(); ?></h3>
		<div class="entry">
			<?php the_content(); ?>
			<?php wp_link_pages(); ?>
		</div>
	</div>
	<?php comments_template(); ?>
<?php endwhile; ?>
</div>
<?php get_footer(); ?>
