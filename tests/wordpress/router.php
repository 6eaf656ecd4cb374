<?php
/**
 * Router for `php -S`: a file that exists is served as it is, all else goes to index.php, as a
 * rewrite rule would do. wp-content lives outside the document root, one to a server.
 */

$path = rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ?: '/' );
$root = rtrim( $_SERVER['DOCUMENT_ROOT'], '/' );

if ( str_starts_with( $path, '/wp-content/' ) ) {
	$content = getenv( 'BLOGARK_WP_CONTENT' );
	$file    = realpath( $content . substr( $path, strlen( '/wp-content' ) ) );
	if ( $file && is_file( $file ) && ! str_ends_with( $file, '.php' ) ) {
		$types = array(
			'css' => 'text/css',
			'js'  => 'text/javascript',
			'png' => 'image/png',
			'svg' => 'image/svg+xml',
		);
		header( 'Content-Type: ' . ( $types[ pathinfo( $file, PATHINFO_EXTENSION ) ] ?? 'application/octet-stream' ) );
		readfile( $file );
		return true;
	}
} elseif ( is_file( $root . $path ) ) {
	return false;
} elseif ( is_file( $root . rtrim( $path, '/' ) . '/index.php' ) && '/' !== $path ) {
	return false;
}

$_SERVER['SCRIPT_NAME']     = '/index.php';
$_SERVER['PHP_SELF']        = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $root . '/index.php';
chdir( $root );
require $root . '/index.php';
