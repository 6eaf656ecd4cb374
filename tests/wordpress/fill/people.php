<?php
/**
 * Who writes: the blog's authors, and the commenters with e-mail and IP addresses that no archive may hold.
 */

const AUTHORS = array(
	array( 'chiara-dambrosio', 'Chiara D\'Ambrosio', 'https://chiara.esempio.invalid/' ),
	array( 'niccolo', 'Niccolò Però', '' ),
	array( 'zoe', 'Zoë Müller-Ferrà', 'https://zoe.esempio.invalid/diario/' ),
	array( 'anna-e-luca', 'Anna & Luca', '' ),
	array( 'redazione', 'La «Redazione»', 'http://redazione.esempio.invalid' ),
);

const COMMENTERS = array(
	array( 'Giosuè', 'https://giosue.esempio.invalid/' ),
	array( 'Màrica', '' ),
	array( 'Carlo dall\'Oglio', 'http://dalloglio.esempio.invalid/blog/' ),
	array( 'nonna_papera', '' ),
	array( 'L\'Alfiere', 'https://alfiere.esempio.invalid/chi?sono=io&poi=basta' ),
	array( 'Andrea & Ugo', '' ),
	array( 'Øystein', 'https://oystein.esempio.invalid/' ),
	array( 'Anna', '' ),
	array( 'Anna', 'https://anna.esempio.invalid/' ),
	array( '«il bidello»', '' ),
	array( 'Ç. Öz', 'http://coz.esempio.invalid/' ),
	array( 'Tommy 🚲', '' ),
	array( 'D’Artagnan', '' ),
	array( 'Prof. Più', 'https://piu.esempio.invalid/~prof/' ),
);

/** Create the authors; the administrator that the installer made becomes the first of them. Returns user ids. */
function create_authors(): array {
	$ids = array();
	foreach ( AUTHORS as $number => list( $nicename, $name, $url ) ) {
		$user = array(
			'user_nicename' => $nicename,
			'display_name'  => $name,
			'nickname'      => $name,
			'user_url'      => $url,
		);
		if ( 0 === $number ) {
			$ids[] = wp_update_user( wp_slash( array( 'ID' => 1 ) + $user ) );
		} else {
			$user += array(
				'user_login' => "vietato_login_$number",
				'user_email' => "vietato.posta.autore$number@esempio.invalid",
				'user_pass'  => 'segreto',
				'role'       => 'editor',
			);
			$ids[] = wp_insert_user( wp_slash( $user ) );
		}
	}
	return $ids;
}

/** The fields of a comment that say who wrote it. */
function commenter( int $number ): array {
	list( $name, $url ) = COMMENTERS[ $number % count( COMMENTERS ) ];
	return array(
		'comment_author'       => $name,
		'comment_author_url'   => $url,
		'comment_author_email' => 'vietato.posta.' . ( $number % count( COMMENTERS ) ) . '@esempio.invalid',
		'comment_author_IP'    => '203.0.113.' . ( 1 + $number % 250 ),
		'comment_agent'        => 'VIETATObrowser/1.0',
	);
}
