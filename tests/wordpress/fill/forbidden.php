<?php
/**
 * One of everything that must never be archived. Each such text holds a word beginning with VIETATO that stands nowhere else.
 */

function forbidden( array $categories ): void {
	foreach ( array( 'draft', 'pending', 'private', 'trash', 'future' ) as $state ) {
		foreach ( array( 'post', 'page' ) as $type ) {
			$local  = 'future' === $state ? '2099-05-06 07:08:09' : '2021-05-06 07:08:09';
			$secret = add_post(
				array(
					'post_title'   => "VIETATOtitolo $state $type",
					'post_content' => "VIETATOcorpo $state $type. " . prose( 2 ),
					'post_excerpt' => "VIETATOriassunto $state $type",
					'post_status'  => $state,
					'post_type'    => $type,
				),
				$local,
				'post' === $type ? array( $categories[1] ) : array()
			);
			add_comment( $secret, 1, '2021-05-07 07:08:09', "VIETATOcommento a un $state $type", 0, array( 'comment_author' => "VIETATOautore $state" ) );
			add_pingback( $secret, 990, '2021-05-07 08:08:09', array( 'comment_author' => "VIETATOfonte $state" ) );
		}
	}
	protected_posts( $categories );
	hidden_comments( special( 'Commenti in vista e nascosti' ) );
}

/** The title of a post with a password is public; its text, excerpt, decks and comments are not. */
function protected_posts( array $categories ): void {
	foreach ( array( 'post', 'page' ) as $type ) {
		$id = add_post(
			array(
				'post_title'    => 'Riservato ai soci (' . $type . ')',
				'post_content'  => "VIETATOcorpo riservato $type.\n\n" . '<iframe src="https://www.slideshare.net/slideshow/embed_code/VIETATOdeck"></iframe>' . "\n<!--nextpage-->\nVIETATOparte riservata.",
				'post_excerpt'  => "VIETATOriassunto riservato $type",
				'post_password' => 'parola',
				'post_type'     => $type,
			),
			'2023-04-01 10:11:12',
			'post' === $type ? array( $categories[2] ) : array()
		);
		add_comment( $id, 2, '2023-09-29 10:11:12', 'VIETATOcommento riservato', 0, array( 'comment_author' => 'VIETATOautore Riservato' ) );
		add_pingback( $id, 991, '2023-09-29 11:11:12', array( 'comment_author' => 'VIETATOfonte riservata' ) );
	}
}

/** Held, spam and trashed comments between approved ones, some of them answers. */
function hidden_comments( int $post ): void {
	$seen = add_comment( $post, 50, '2023-05-01 10:00:01', 'Questo si vede.' );
	foreach ( array( '0', 'spam', 'trash' ) as $number => $state ) {
		add_comment( $post, 51, later( '2023-05-01 10:30:01', 40 * $number ), "VIETATOcommento $state", 0, unseen( $state, "VIETATOautore $state" ) );
		add_comment( $post, 52, later( '2023-05-01 10:50:01', 40 * $number ), "VIETATOrisposta $state", $seen, unseen( $state, "VIETATOautore $state" ) );
		add_pingback( $post, 992, later( '2023-05-01 11:00:01', 40 * $number ), unseen( $state, "VIETATOfonte $state" ) );
	}
	add_comment( $post, 53, '2023-05-02 10:00:01', 'Anche questo si vede.', $seen );
}
