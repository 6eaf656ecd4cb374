<?php
/**
 * Giornale: a classic theme that says as little as the themes of 2006 did.
 */

add_action(
	'after_setup_theme',
	function () {
		add_theme_support( 'automatic-feed-links' );
		add_theme_support( 'title-tag' );
	}
);

/** One entry of the comment list, numbered; pings look like any other. */
function giornale_comment( WP_Comment $comment, array $args, int $depth ): void {
	static $number = 0;
	++$number;
	$moment = get_comment_date( '', $comment ) . ' – ' . get_comment_time();
	?>
	<li <?php comment_class(); ?> id="comment-<?php comment_ID(); ?>">
		<span class="numero"><?php echo (int) $number; ?></span>
		<?php echo get_avatar( $comment, 32 ); ?>
		<cite><?php comment_author_link(); ?></cite>
		<small class="commentmetadata"><a href="#comment-<?php comment_ID(); ?>"><?php echo esc_html( $moment ); ?></a></small>
		<?php comment_text(); ?>
		<div class="reply"><?php comment_reply_link( array( 'depth' => $depth ) + $args ); ?></div>
	<?php
}

/** Old sidebars leaked: a list of posts that are still to come, and of comments nobody has approved yet. */
function giornale_leaks(): void {
	echo '<h3>Prossimamente</h3><ul>';
	foreach ( get_posts( array( 'post_status' => 'future' ) ) as $post ) {
		printf( '<li><a href="%s">%s</a></li>', esc_url( get_permalink( $post ) ), esc_html( $post->post_title ) );
	}
	echo '</ul><h3>Commenti recenti</h3><ul id="recentcomments">';
	foreach ( get_comments( array( 'number' => 6, 'status' => 'all' ) ) as $comment ) {
		printf(
			'<li class="recentcomments"><span class="comment-author-link">%s</span>: <a href="%s">%s</a></li>',
			esc_html( $comment->comment_author ),
			esc_url( get_permalink( $comment->comment_post_ID ) . '#comment-' . $comment->comment_ID ),
			esc_html( wp_trim_words( $comment->comment_content, 8 ) )
		);
	}
	echo '</ul><h3>Le nostre slide</h3><p><a href="https://www.slideshare.net/orto_di_zoe/nella-barra-laterale">Sempre in vista</a></p>';
}
