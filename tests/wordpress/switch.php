<?php
/**
 * Change what a cell of the grid changes: `php switch.php theme=giornale locale=en_US permalinks=plain …`.
 */

require __DIR__ . '/boot.php';

const STRUCTURES = array(
	'plain'   => '',
	'pretty'  => '/%year%/%monthnum%/%postname%/',
	'numbers' => '/archives/%post_id%',
	'files'   => '/%postname%.html',
);

const FORMATS = array(
	'it_IT' => array( 'j F Y', 'H:i' ),
	'en_US' => array( 'F j, Y', 'g:i a' ),
);

foreach ( array_slice( $argv, 1 ) as $argument ) {
	list( $name, $value ) = explode( '=', $argument, 2 );
	switch ( $name ) {
		case 'theme':
			switch_theme( $value );
			break;
		case 'locale':
			update_option( 'WPLANG', 'en_US' === $value ? '' : $value );
			update_option( 'date_format', FORMATS[ $value ][0] );
			update_option( 'time_format', FORMATS[ $value ][1] );
			break;
		case 'permalinks':
			$wp_rewrite->set_permalink_structure( STRUCTURES[ $value ] );
			$wp_rewrite->set_tag_base( '' );
			$wp_rewrite->flush_rules( false );
			break;
		case 'summaries':
			update_option( 'rss_use_excerpt', 'on' === $value ? '1' : '0' );
			break;
		case 'rest':
		case 'feeds':
		case 'heads':
			update_option( "blogark_$name", $value );
			break;
		case 'order':
			update_option( 'default_comments_page', $value );
			update_option( 'comment_order', 'newest' === $value ? 'desc' : 'asc' );
			break;
		default:
			fwrite( STDERR, "unknown switch $name\n" );
			exit( 1 );
	}
}

// A blog that pinged itself did so under the permalink that this cell uses.
foreach ( get_comments( array( 'meta_key' => '_blogark_self_source' ) ) as $ping ) {
	$source = get_permalink( (int) get_comment_meta( $ping->comment_ID, '_blogark_self_source', true ) );
	wp_update_comment(
		array(
			'comment_ID'         => $ping->comment_ID,
			'comment_author_url' => $source,
		)
	);
}
