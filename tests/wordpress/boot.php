<?php
/**
 * Load WordPress for a script run from the command line, as if for a request to the blog's home.
 */

$address                   = parse_url( getenv( 'BLOGARK_WP_URL' ) );
$_SERVER['HTTP_HOST']      = $address['host'] . ( isset( $address['port'] ) ? ':' . $address['port'] : '' );
$_SERVER['SERVER_NAME']    = $address['host'];
$_SERVER['REQUEST_URI']    = '/';
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['REMOTE_ADDR']    = '127.0.0.1';

require getenv( 'BLOGARK_WP_ROOT' ) . '/wp-load.php';
