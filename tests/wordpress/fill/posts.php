<?php
/**
 * Posts of every public kind: ordinary ones, and those that have something only they have.
 */

/** Insert a published post at a local time; $fields may say anything wp_insert_post knows. */
function add_post( array $fields, string $local, array $categories = array(), array $tags = array() ): int {
	$id = wp_insert_post(
		wp_slash(
			$fields + array(
				'post_author'    => $GLOBALS['authors'][ mt_rand( 0, count( $GLOBALS['authors'] ) - 1 ) ],
				'post_status'    => 'publish',
				'post_type'      => 'post',
				'post_date'      => $local,
				'comment_status' => 'open',
				'ping_status'    => 'open',
			)
		),
		true
	);
	if ( is_wp_error( $id ) ) {
		throw new RuntimeException( $id->get_error_message() );
	}
	if ( $categories ) {
		wp_set_object_terms( $id, $categories, 'category' );
	}
	if ( $tags ) {
		wp_set_object_terms( $id, $tags, 'post_tag' );
	}
	return $id;
}

/** Say that a post was changed a while after it was published, as wp_insert_post gives no way to. */
function mark_modified( int $id, string $local ): void {
	global $wpdb;
	$wpdb->update(
		$wpdb->posts,
		array(
			'post_modified'     => $local,
			'post_modified_gmt' => get_gmt_from_date( $local ),
		),
		array( 'ID' => $id )
	);
	clean_post_cache( $id );
}

/** Nested categories and tags with accents. Returns [category ids, tag ids]. */
function create_terms(): array {
	$categories = array();
	foreach ( array( 'Orto & giardino' => '', 'Scuola' => '', 'Città' => '', 'Perché no?' => '', 'Erbe aromatiche' => 'Orto & giardino', 'Università' => 'Scuola', 'L\'esame' => 'Università' ) as $name => $parent ) {
		$made                = wp_insert_term( wp_slash( $name ), 'category', array( 'parent' => $parent ? $categories[ $parent ] : 0 ) );
		$categories[ $name ] = $made['term_id'];
	}
	$tags = array();
	foreach ( array( 'caffè', 'treni', 'più belli', 'l\'inverno', 'C++', 'Öko', 'novità 2.0', 'fotografia', 'slide', 'bambini' ) as $name ) {
		$tags[] = wp_insert_term( wp_slash( $name ), 'post_tag' )['term_id'];
	}
	return array( array_values( $categories ), $tags );
}

function some( array $ids, int $least, int $most ): array {
	shuffle( $ids );
	return array_slice( $ids, 0, mt_rand( $least, $most ) );
}

function ordinary_posts( int $count, array $categories, array $tags ): void {
	for ( $i = 0; $i < $count; $i++ ) {
		$local = local_time( $i * 41 );
		$id    = add_post(
			array(
				'post_title'   => title( $i + 1 ),
				'post_content' => body( mt_rand( 2, 5 ) ),
			),
			$local,
			some( $categories, 1, 2 ),
			some( $tags, 0, 4 )
		);
		if ( 0 === $i % 5 ) {
			mark_modified( $id, later( $local, mt_rand( 100, 90000 ) ) );
		}
		if ( $i % 3 ) {
			chat( $id, $local, mt_rand( 1, 6 ) );
		}
		if ( 0 === $i % 7 ) {
			add_pingback( $id, $i, later( $local, 5000 ) );
		}
		if ( 0 === $i % 11 ) {
			add_trackback( $id, $i, later( $local, 6000 ) );
		}
	}
}

/** One generated picture as an attachment of a post. */
function add_image( int $post, string $name, string $caption, string $alt ): int {
	$upload = wp_upload_dir();
	$file   = "{$upload['path']}/$name.png";
	$image  = imagecreatetruecolor( 64, 48 );
	imagefill( $image, 0, 0, imagecolorallocate( $image, mt_rand( 0, 255 ), mt_rand( 0, 255 ), mt_rand( 0, 255 ) ) );
	imagepng( $image, $file );
	$id = wp_insert_attachment(
		wp_slash(
			array(
				'guid'           => "{$upload['url']}/$name.png",
				'post_mime_type' => 'image/png',
				'post_title'     => $name,
				'post_excerpt'   => $caption,
				'post_status'    => 'inherit',
				'post_date'      => get_post( $post )->post_date,
			)
		),
		$file,
		$post
	);
	wp_update_attachment_metadata(
		$id,
		array(
			'width'  => 64,
			'height' => 48,
			'file'   => "$name.png",
		)
	);
	update_post_meta( $id, '_wp_attachment_image_alt', $alt );
	return $id;
}
