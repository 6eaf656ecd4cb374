<?php
/**
 * WordPress configuration that takes every path and address from the environment, so that
 * several servers can share one unpacked WordPress.
 */

foreach ( array( 'BLOGARK_WP_URL', 'BLOGARK_WP_SOCKET', 'BLOGARK_WP_CONTENT' ) as $name ) {
	if ( ! getenv( $name ) ) {
		exit( "$name is not set\n" );
	}
}

define( 'WP_HOME', getenv( 'BLOGARK_WP_URL' ) );
define( 'WP_SITEURL', getenv( 'BLOGARK_WP_URL' ) );
define( 'WP_CONTENT_DIR', getenv( 'BLOGARK_WP_CONTENT' ) );
define( 'WP_CONTENT_URL', WP_HOME . '/wp-content' );

define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:' . getenv( 'BLOGARK_WP_SOCKET' ) );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
$table_prefix = 'wp_';

foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $secret ) {
	define( "{$secret}_KEY", "$secret key of a throw-away server" );
	define( "{$secret}_SALT", "$secret salt of a throw-away server" );
}

define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_AUTO_UPDATE_CORE', false );
define( 'WP_POST_REVISIONS', false );
define( 'WP_DEBUG', false );

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
