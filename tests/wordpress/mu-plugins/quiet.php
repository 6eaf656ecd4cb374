<?php
/**
 * Plugin Name: Quiet
 * Description: No mail, no update checks and no outgoing HTTP: the test server speaks only when it is spoken to.
 */

add_filter( 'pre_wp_mail', '__return_true' );
add_filter( 'pre_http_request', fn () => new WP_Error( 'http_request_blocked', 'No outgoing HTTP.' ) );
add_filter( 'automatic_updater_disabled', '__return_true' );
foreach ( array( 'core', 'plugins', 'themes' ) as $what ) {
	add_filter( "pre_site_transient_update_$what", fn () => (object) array( 'updates' => array() ) );
}
remove_action( 'init', 'wp_schedule_update_checks' );
remove_action( 'do_pings', 'do_all_pings' );
remove_action( 'publish_post', '_publish_post_hook', 5 );
