<?php
/**
 * Say as JSON what WordPress's own database holds: every public post and page with all that belongs to it, and the words
 * and addresses that no archive may hold. Text is rendered by WordPress and compared by its words.
 */

require __DIR__ . '/boot.php';

/** The body of each part of a post, in order, as its pages print them. */
function parts( WP_Post $post ): array {
	$parts = array();
	setup_postdata( $GLOBALS['post'] = $post );
	foreach ( $GLOBALS['pages'] as $part ) {
		$parts[] = apply_filters( 'the_content', preg_replace( '/<!--more(.*?)?-->/', '', $part ) );
	}
	return $parts;
}

function terms( WP_Post $post ): array {
	$all = array();
	foreach ( array( 'category' => 'category', 'post_tag' => 'tag' ) as $taxonomy => $kind ) {
		foreach ( get_the_terms( $post, $taxonomy ) ?: array() as $term ) {
			$all[] = array(
				'kind' => $kind,
				'name' => html_entity_decode( $term->name, ENT_QUOTES | ENT_HTML5 ),
				'url'  => get_term_link( $term ),
			);
		}
	}
	return $all;
}

/** Is this comment, or any that it answers, out of sight? A threaded page then shows neither. */
function orphan( WP_Comment $comment ): bool {
	while ( $comment->comment_parent ) {
		$comment = get_comment( $comment->comment_parent );
		if ( ! $comment || '1' !== $comment->comment_approved ) {
			return true;
		}
	}
	return false;
}

function ancestors( WP_Comment $comment ): array {
	$all = array();
	while ( $comment && $comment->comment_parent ) {
		$all[]   = $comment->comment_parent;
		$comment = get_comment( $comment->comment_parent );
	}
	return $all;
}

function comment_truth( WP_Comment $comment ): array {
	$GLOBALS['comment'] = $comment;
	return array(
		'id'             => $comment->comment_ID,
		'kind'           => $comment->comment_type,
		'ancestors'      => ancestors( $comment ),
		'orphan'         => orphan( $comment ),
		'author'         => html_entity_decode( $comment->comment_author, ENT_QUOTES | ENT_HTML5 ),
		'author_printed' => html_entity_decode( wptexturize( $comment->comment_author ), ENT_QUOTES | ENT_HTML5 ),
		'author_url'     => $comment->comment_author_url,
		'published'      => $comment->comment_date_gmt,
		'local'          => $comment->comment_date,
		'html'           => apply_filters( 'comment_text', get_comment_text( $comment ), $comment, array() ),
	);
}

/** Every picture of this blog stands in the post it is attached to, as it is. */
function images( WP_Post $post ): array {
	$all = array();
	foreach ( get_attached_media( 'image', $post ) as $image ) {
		$all[] = array(
			'url'     => wp_get_attachment_url( $image->ID ),
			'alt'     => get_post_meta( $image->ID, '_wp_attachment_image_alt', true ),
			'caption' => wptexturize( $image->post_excerpt ),
		);
	}
	return $all;
}

/** Addresses of the posts of this blog that the text links to by number. */
function targets( WP_Post $post ): array {
	preg_match_all( '~href="[^"]*/\?p=(\d+)"~', $post->post_content, $found );
	return array_map( fn ( $id ) => get_permalink( (int) $id ), $found[1] );
}

function post_truth( WP_Post $post ): array {
	$author    = get_userdata( (int) $post->post_author );
	$protected = '' !== $post->post_password;
	$comments  = array();
	if ( ! $protected ) {
		$found = get_comments(
			array(
				'post_id' => $post->ID,
				'status'  => 'approve',
				'type'    => 'all',
				'orderby' => 'comment_date_gmt',
				'order'   => 'ASC',
			)
		);
		foreach ( $found as $comment ) {
			$comments[] = comment_truth( $comment );
		}
	}
	$slides = get_post_meta( $post->ID, '_blogark_expected_slides', true );
	return array(
		'id'             => (string) $post->ID,
		'url'            => get_permalink( $post ),
		'kind'           => $post->post_type,
		'protected'      => $protected,
		'title'          => wptexturize( $post->post_title ),
		'title_printed'  => get_the_title( $post ),
		'author'         => html_entity_decode( $author->display_name, ENT_QUOTES | ENT_HTML5 ),
		'author_printed' => html_entity_decode( wptexturize( $author->display_name ), ENT_QUOTES | ENT_HTML5 ),
		'author_urls'    => array_values( array_filter( array( get_author_posts_url( $author->ID ), $author->user_url ) ) ),
		'published'      => $post->post_date_gmt,
		'local'          => $post->post_date,
		'modified'       => $post->post_modified_gmt,
		'parts'          => $protected ? array() : parts( $post ),
		'excerpt'        => $protected ? '' : apply_filters( 'the_excerpt', $post->post_excerpt ),
		'terms'          => $protected ? array() : terms( $post ),
		'declared'       => (int) get_comments_number( $post ),
		'open'           => 'open' === $post->comment_status,
		'comments'       => $comments,
		'images'         => images( $post ),
		'targets'        => targets( $post ),
		'slides'         => $slides ? json_decode( $slides, true ) : array(),
	);
}

$public = get_posts(
	array(
		'post_type'    => array( 'post', 'page' ),
		'post_status'  => 'publish',
		'numberposts'  => -1,
		'orderby'      => 'ID',
		'order'        => 'ASC',
		'has_password' => null,
	)
);

$addresses = array_filter( array_merge( $wpdb->get_col( "SELECT DISTINCT comment_author_email FROM $wpdb->comments" ), $wpdb->get_col( "SELECT user_email FROM $wpdb->users" ) ) );
$forbidden = array_merge(
	array( 'VIETATO' ),
	array_values( $addresses ),
	array_map( fn ( $address ) => md5( strtolower( trim( $address ) ) ), array_values( $addresses ) ),
	array_filter( $wpdb->get_col( "SELECT DISTINCT comment_author_IP FROM $wpdb->comments" ) )
);

echo wp_json_encode(
	array(
		'blog' => array(
			'url'         => home_url( '/' ),
			'title'       => get_option( 'blogname' ),
			'description' => html_entity_decode( get_option( 'blogdescription' ), ENT_QUOTES | ENT_HTML5 ),
			'language'    => get_bloginfo( 'language' ),
		),
		'posts'     => array_map( 'post_truth', $public ),
		'forbidden' => $forbidden,
	)
);
