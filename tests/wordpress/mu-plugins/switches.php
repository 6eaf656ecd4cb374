<?php
/**
 * Plugin Name: Switches
 * Description: REST, feeds and the links to them off, done the way the plugins that many blogs install for it do.
 */

if ( 'off' === get_option( 'blogark_rest' ) ) {
	remove_action( 'wp_head', 'rest_output_link_wp_head', 10 );
	remove_action( 'template_redirect', 'rest_output_link_header', 11 );
	remove_action( 'xmlrpc_rsd_apis', 'rest_output_rsd' );
	add_filter(
		'rest_authentication_errors',
		fn ( $access ) => is_wp_error( $access ) ? $access : new WP_Error(
			'rest_cannot_access',
			'Only signed-in users may use the REST API.',
			array( 'status' => rest_authorization_required_code() )
		)
	);
}

if ( 'off' === get_option( 'blogark_feeds' ) ) {
	remove_action( 'wp_head', 'feed_links', 2 );
	remove_action( 'wp_head', 'feed_links_extra', 3 );
	$refuse = function () {
		wp_die( 'This blog has no feeds.', '', array( 'response' => 404 ) );
	};
	foreach ( array( 'do_feed', 'do_feed_rdf', 'do_feed_rss', 'do_feed_rss2', 'do_feed_atom', 'do_feed_rss2_comments', 'do_feed_atom_comments' ) as $feed ) {
		add_action( $feed, $refuse, 1 );
	}
}

if ( 'off' === get_option( 'blogark_heads' ) ) {
	$links = array( 'rsd_link', 'wlwmanifest_link', 'wp_generator', 'rel_canonical', 'wp_shortlink_wp_head', 'rest_output_link_wp_head' );
	foreach ( $links as $link ) {
		remove_action( 'wp_head', $link );
	}
	remove_action( 'wp_head', 'feed_links', 2 );
	remove_action( 'wp_head', 'feed_links_extra', 3 );
	remove_action( 'template_redirect', 'wp_shortlink_header', 11 );
	remove_action( 'template_redirect', 'rest_output_link_header', 11 );
	add_filter( 'the_generator', '__return_empty_string' );
	add_filter( 'wp_headers', fn ( $headers ) => array_diff_key( $headers, array( 'X-Pingback' => true ) ) );
}

/** Without rewrite rules a web server knows only files: any other path is its own 404, and WordPress never hears of it. */
if ( 'cli-server' === PHP_SAPI && ! get_option( 'permalink_structure' ) ) {
	$path = (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
	if ( '/' !== $path && ! is_file( ABSPATH . ltrim( $path, '/' ) ) ) {
		http_response_code( 404 );
		exit( '<!DOCTYPE html><title>404 Not Found</title><h1>Not Found</h1>' );
	}
}
