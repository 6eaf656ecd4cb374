<?php
/**
 * Conversations that are hard to read off a page: deep, long, repeated, broken off, and pings in every mixture.
 */

function threads(): void {
	$five = special( 'Un discorso a cinque livelli' );
	reply_chain( $five, '2022-09-01 08:00:03', 5 );

	$deep = special( 'Un discorso che non finisce più' );
	$ids  = reply_chain( $deep, '2022-09-02 08:00:03', 8 );
	add_comment( $deep, 40, '2022-09-03 09:00:04', 'Al quarto livello, dopo tutti gli altri.', $ids[2] );
	add_comment( $deep, 41, '2022-09-03 09:10:05', 'Al settimo livello, fratello minore.', $ids[5] );
	add_comment( $deep, 42, '2022-09-03 09:20:06', 'Di nuovo da capo, al primo.' );

	long_conversation( special( 'Una lunga conversazione' ) );
	identical_comments( special( 'Sempre la stessa cosa' ) );
	written_comments( special( 'Commenti scritti in ogni modo' ) );
	orphan_replies( special( 'Risposte a chi non c\'è' ) );
	pings();
}

/** Each comment answers the one before it. */
function reply_chain( int $post, string $start, int $depth ): array {
	$ids = array();
	for ( $level = 1; $level <= $depth; $level++ ) {
		$ids[] = add_comment( $post, 20 + $level, later( $start, 61 * $level ), "Livello $level. " . sentence(), $ids ? end( $ids ) : 0 );
	}
	return $ids;
}

/** Enough top-level comments for five pages of ten, replies among them, some written long after on an early page. */
function long_conversation( int $post ): void {
	$top = array();
	for ( $i = 1; $i <= 44; $i++ ) {
		$top[ $i ] = add_comment( $post, $i, later( '2022-10-01 07:00:09', 97 * $i ), "Commento $i. " . prose( mt_rand( 1, 2 ) ) );
	}
	foreach ( array( 1, 3, 10, 11, 20, 21, 33, 44 ) as $step => $number ) {
		$reply = add_comment( $post, 60 + $step, later( '2022-11-01 07:00:09', 97 * $step ), "Rispondo al commento $number, dopo un mese.", $top[ $number ] );
		if ( $step % 2 ) {
			add_comment( $post, 70 + $step, later( '2022-11-20 07:00:09', 97 * $step ), "E io rispondo alla risposta al $number.", $reply );
		}
	}
	add_pingback( $post, 911, '2022-10-02 03:02:01' );
	add_trackback( $post, 912, '2022-12-02 03:02:01' );
}

function identical_comments( int $post ): void {
	$grazie = 'Grazie mille!';
	add_comment( $post, 3, '2022-12-10 10:00:01', $grazie );
	add_comment( $post, 3, '2022-12-10 10:00:31', $grazie );
	add_comment( $post, 3, '2022-12-12 10:00:01', $grazie );
	add_comment( $post, 5, '2022-12-12 10:00:01', $grazie );
	$id = add_comment( $post, 7, '2022-12-13 11:00:01', 'Anche a te.' );
	add_comment( $post, 3, '2022-12-13 12:00:01', $grazie, $id );
	add_comment( $post, 3, '2022-12-13 12:00:02', $grazie, $id );
}

function written_comments( int $post ): void {
	$texts = array(
		"Primo capoverso con \"virgolette\" e l'apostrofo.\n\nSecondo capoverso,\nche va a capo.\n\nTerzo: perché no?",
		'Un <strong>grassetto</strong>, un <em>corsivo</em> e <a href="https://esempio.invalid/a?b=1&amp;c=2" rel="nofollow">un collegamento</a>.',
		'Guardate https://esempio.invalid/nudo/indirizzo.html e ditemi.',
		'😀 👩‍🌾 e :) insieme — <code>a &lt; b</code>',
		'<blockquote>Come dicevi tu</blockquote>' . "\n" . 'E invece no...',
		'ÀÈÌÒÙ àèìòù ç ñ ß „così“ «e così»',
		'Sì.',
	);
	foreach ( $texts as $number => $text ) {
		add_comment( $post, $number, later( '2022-12-20 15:00:02', 131 * $number ), $text );
	}
	$nobody = array(
		'comment_author'       => '',
		'comment_author_url'   => '',
		'comment_author_email' => '',
	);
	add_comment( $post, 0, '2022-12-22 15:00:02', 'Non dico chi sono.', 0, $nobody );
	$author = array(
		'user_id'            => $GLOBALS['authors'][1],
		'comment_author'     => 'Niccolò Però',
		'comment_author_url' => '',
	);
	add_comment( $post, 1, '2022-12-23 15:00:02', 'Risponde chi ha scritto il pezzo.', 0, $author );
}

/** Approved answers to a comment that was held or trashed: no threaded page shows them, REST and feeds do. */
function orphan_replies( int $post ): void {
	add_comment( $post, 11, '2023-01-02 10:00:01', 'Un commento normale.' );
	$held  = add_comment( $post, 12, '2023-01-02 11:00:01', 'VIETATOtrattenuto con una risposta.', 0, unseen( '0', 'VIETATOautore Trattenuto' ) );
	$trash = add_comment( $post, 13, '2023-01-02 12:00:01', 'VIETATOcestinato con una risposta.', 0, unseen( 'trash', 'VIETATOautore Cestinato' ) );
	$reply = add_comment( $post, 14, '2023-01-02 13:00:01', 'Rispondo a chi è stato trattenuto.', $held );
	add_comment( $post, 15, '2023-01-02 14:00:01', 'E io rispondo alla risposta.', $reply );
	add_comment( $post, 16, '2023-01-02 15:00:01', 'Rispondo a chi è stato cestinato.', $trash );
	add_comment( $post, 17, '2023-01-02 16:00:01', 'Ultimo, normale.' );
}

function pings(): void {
	$only_pingbacks = special( 'Solo pingback' );
	$only_tracks    = special( 'Solo trackback' );
	for ( $i = 0; $i < 4; $i++ ) {
		add_pingback( $only_pingbacks, 920 + $i, later( '2023-02-01 10:00:05', 71 * $i ) );
		add_trackback( $only_tracks, 930 + $i, later( '2023-02-02 10:00:05', 71 * $i ) );
	}

	$mixed = special( 'Un po\' di tutto' );
	add_pingback( $mixed, 940, '2023-02-03 10:00:05' );
	chat( $mixed, '2023-02-03 11:00:05', 5 );
	add_trackback( $mixed, 941, '2023-02-04 10:00:05' );
	chat( $mixed, '2023-02-05 11:00:05', 2 );
	add_pingback( $mixed, 942, '2023-02-06 10:00:05' );

	$crowded = special( 'Più di quanto un feed contenga' );
	for ( $i = 0; $i < 8; $i++ ) {
		add_comment( $crowded, 30 + $i, later( '2023-03-01 10:00:05', 200 * $i ), "Voce $i. " . sentence() );
		add_pingback( $crowded, 950 + $i, later( '2023-03-01 11:40:05', 200 * $i ) );
	}

	$twice  = special( 'Citato due volte dalla stessa pagina' );
	$source = 'https://insiste.esempio.invalid/2014/05/ancora/';
	insert_ping( 'pingback', $twice, '2023-03-10 10:00:05', 'Chi insiste', $source, pingback_text() );
	insert_ping( 'pingback', $twice, '2023-03-11 10:00:05', 'Chi insiste', $source, pingback_text() );

	// switch.php keeps the source in step with the permalinks of the cell.
	$self = special( 'Citato da noi stessi' );
	$text = '[&#8230;] Ne parlavo anni fa [&#8230;]';
	$ping = insert_ping( 'pingback', $self, '2023-03-12 10:00:05', get_the_title( $GLOBALS['first_post'] ), get_permalink( $GLOBALS['first_post'] ), $text );
	add_comment_meta( $ping, '_blogark_self_source', $GLOBALS['first_post'] );
}

/** A comment that is not public, by a commenter whose name must not become so. */
function unseen( string $state, string $name ): array {
	return array(
		'comment_approved'     => $state,
		'comment_author'       => $name,
		'comment_author_email' => 'vietato.posta.nascosta@esempio.invalid',
		'comment_author_url'   => 'https://vietato-sito.esempio.invalid/',
	);
}
