<?php
/**
 * Comments and pings, written straight into a post.
 */

/** Insert one comment. $extra overrides any field; the caller's number chooses the commenter. */
function add_comment( int $post, int $number, string $local, string $text, int $parent = 0, array $extra = array() ): int {
	$fields = $extra + commenter( $number ) + array(
		'comment_post_ID'  => $post,
		'comment_content'  => $text,
		'comment_parent'   => $parent,
		'comment_approved' => 1,
		'comment_type'     => 'comment',
		'comment_date'     => $local,
		'comment_date_gmt' => get_gmt_from_date( $local ),
	);
	return wp_insert_comment( wp_slash( $fields ) );
}

/** A ping has no e-mail address and shows the name and address of the page that mentions us. */
function insert_ping( string $kind, int $post, string $local, string $name, string $source, string $text, array $extra = array() ): int {
	return add_comment(
		$post,
		0,
		$local,
		$text,
		0,
		$extra + array(
			'comment_author'       => $name,
			'comment_author_url'   => $source,
			'comment_author_email' => '',
			'comment_author_IP'    => '203.0.113.251',
			'comment_type'         => $kind,
		)
	);
}

/** The form in which WordPress stores the passage round the link to us. */
function pingback_text(): string {
	return '[&#8230;] ' . mb_substr( wptexturize( prose( 2 ) ), 0, 90 ) . ' ' . title( 0 ) . ' ' . mb_substr( wptexturize( prose( 2 ) ), 0, 90 ) . ' [&#8230;]';
}

function add_pingback( int $post, int $number, string $local, array $extra = array() ): int {
	$name = pick( SUBJECTS ) . ' &#8211; ' . title( $number );
	return insert_ping( 'pingback', $post, $local, $name, "https://altro$number.esempio.invalid/2013/nota-$number/", pingback_text(), $extra );
}

function add_trackback( int $post, int $number, string $local, array $extra = array() ): int {
	$text = '<strong>' . title( $number ) . '</strong>' . "\n\n" . prose( 2 ) . ' [...]';
	return insert_ping( 'trackback', $post, $local, "Blog di prova n. $number", "http://terzo.esempio.invalid/archivio/$number.html?da=noi&tipo=t", $text, $extra );
}

/** A few comments, some of them replies, as on an ordinary post. */
function chat( int $post, string $start, int $count ): void {
	$ids   = array();
	$depth = array( 0 => 0 );
	$time  = $start;
	for ( $i = 0; $i < $count; $i++ ) {
		$time   = later( $time, mt_rand( 3, 900 ) );
		$parent = $ids && mt_rand( 0, 2 ) > 0 ? $ids[ mt_rand( 0, count( $ids ) - 1 ) ] : 0;
		if ( $depth[ $parent ] >= 4 ) {
			$parent = 0;
		}
		$text         = 0 === mt_rand( 0, 3 ) ? prose( 2 ) . "\n\n" . prose( 1 ) : prose( mt_rand( 1, 3 ) );
		$id           = add_comment( $post, mt_rand( 0, 99 ), $time, $text, $parent );
		$depth[ $id ] = $depth[ $parent ] + 1;
		$ids[]        = $id;
	}
}
