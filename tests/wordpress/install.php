<?php
/**
 * Create the database and install an empty, Italian WordPress into it.
 */

$database = new mysqli( 'localhost', 'root', '', '', 0, getenv( 'BLOGARK_WP_SOCKET' ) );
$database->query( 'DROP DATABASE IF EXISTS wordpress' );
$database->query( 'CREATE DATABASE wordpress CHARACTER SET utf8mb4' );
$database->close();

/** WordPress would write its own "Hello world" post and comment here. */
function wp_install_defaults( $user_id ) {
	update_option( 'default_category', 1 );
	$GLOBALS['wpdb']->insert(
		$GLOBALS['wpdb']->terms,
		array(
			'term_id' => 1,
			'name'    => 'Senza categoria',
			'slug'    => 'senza-categoria',
		)
	);
	$GLOBALS['wpdb']->insert(
		$GLOBALS['wpdb']->term_taxonomy,
		array(
			'term_id'     => 1,
			'taxonomy'    => 'category',
			'description' => '',
			'parent'      => 0,
			'count'       => 0,
		)
	);
}

/** The installer's mail to the new administrator is never sent. */
function wp_new_blog_notification( ...$ignored ) {}

define( 'WP_INSTALLING', true );
require __DIR__ . '/boot.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install( 'Il quaderno dell’orto', 'vietato_login_capo', 'vietato.posta.capo@esempio.invalid', true, '', 'segreto', 'it_IT' );

$options = array(
	'blogdescription'               => 'Appunti di campagna, di scuola & di città',
	'timezone_string'               => 'Europe/Rome',
	'WPLANG'                        => 'it_IT',
	'date_format'                   => 'j F Y',
	'time_format'                   => 'H:i',
	'page_comments'                 => '1',
	'comments_per_page'             => '10',
	'thread_comments'               => '1',
	'thread_comments_depth'         => '5',
	'default_pingback_flag'         => '0',
	'comment_moderation'            => '0',
	'moderation_notify'             => '0',
	'comments_notify'               => '0',
	'close_comments_for_old_posts'  => '0',
	'posts_per_page'                => '10',
	'posts_per_rss'                 => '10',
	'rss_use_excerpt'               => '0',
	'show_avatars'                  => '1',
	'uploads_use_yearmonth_folders' => '0',
	'blogark_rest'                  => 'on',
	'blogark_feeds'                 => 'on',
	'blogark_heads'                 => 'on',
);
foreach ( $options as $name => $value ) {
	update_option( $name, $value );
}
