<?php
/**
 * Write an Italian blog into an empty WordPress through WordPress's own functions, the same one every time.
 */

require __DIR__ . '/boot.php';
foreach ( array( 'words', 'people', 'comments', 'posts', 'special', 'threads', 'decks', 'forbidden' ) as $part ) {
	require __DIR__ . "/fill/$part.php";
}

mt_srand( 20130128 );
wp_set_current_user( 1 );
kses_remove_filters();
wp_defer_term_counting( true );
wp_defer_comment_counting( true );
$wpdb->query( 'SET autocommit = 0' );

$authors                   = create_authors();
list( $categories, $tags ) = create_terms();
$first_post                = (int) $wpdb->get_var( "SELECT COALESCE( MAX( ID ), 0 ) + 1 FROM $wpdb->posts" );

ordinary_posts( 120, $categories, $tags );
special_posts();
threads();
decks();
forbidden( $categories );
pages();

wp_defer_comment_counting( false );
wp_defer_term_counting( false );
$wpdb->query( 'COMMIT' );
delete_option( 'rewrite_rules' );

echo wp_json_encode(
	array(
		'posts'    => (int) wp_count_posts()->publish,
		'pages'    => (int) wp_count_posts( 'page' )->publish,
		'comments' => (int) wp_count_comments()->approved,
	)
);
