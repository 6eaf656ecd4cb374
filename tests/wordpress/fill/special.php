<?php
/**
 * Posts and pages that each have something only they have.
 */

/** Insert a post of this file: a date a few days after the one before unless it is told, one category and one tag. */
function special( string $title, array $fields = array(), string $local = '' ): int {
	static $day = 5400;
	$day += 3;
	$fields += array(
		'post_title'   => $title,
		'post_content' => body( 2 ),
	);
	return add_post( $fields, $local ? $local : local_time( $day ), array( $GLOBALS['categories'][0] ), array( $GLOBALS['tags'][0] ) );
}

function special_posts(): void {
	stick_post( special( 'In cima a tutto' ) );
	special( '' );
	special( '“Perché” l\'<em>oggetto</em> & la "città" – 50% di sconto &lt;b&gt; <3 😀' );
	special( 'Due volte lo stesso titolo' );
	chat( special( 'Due volte lo stesso titolo' ), '2022-02-05 10:20:30', 2 );
	special( '日本語のタイトル e l\'àncora' );
	special( 'Soltanto un titolo', array( 'post_content' => '' ) );
	special( 'Tabelle, codice e titoli', array( 'post_content' => STRUCTURED ) );
	special( 'Con un riassunto scritto a mano', array( 'post_excerpt' => 'Questo riassunto <em>non</em> sta nel testo: l\'ha scritto l\'autrice.' ) );
	special( 'Continua dopo il salto', array( 'post_content' => body( 1 ) . "\n\n<!--more-->\n\n" . body( 2 ) ) );
	special( 'Rimandi a noi stessi', array( 'post_content' => body( 1 ) . "\n\nNe parlavo <a href=\"" . home_url( '/?p=' . $GLOBALS['first_post'] ) . '">anni fa</a>.' ) );

	$parts = array( body( 2 ), body( 2 ), body( 2 ) );
	chat( special( 'Un racconto in tre puntate', array( 'post_content' => implode( "\n<!--nextpage-->\n", $parts ) ) ), '2022-02-03 10:20:30', 4 );

	$closed = array(
		'comment_status' => 'closed',
		'ping_status'    => 'closed',
	);
	chat( special( 'Commenti chiusi, ma ce n\'erano', $closed ), '2022-02-04 10:20:30', 5 );
	special( 'Nessuno può commentare', $closed );

	// Both sides of midnight and of summer time: the local day is not the day in UTC.
	special( 'Mezzanotte d\'inverno', array(), '2022-01-15 00:15:42' );
	special( 'Mezzanotte d\'estate', array(), '2022-07-15 01:30:08' );
	special( 'La domenica dell\'ora legale', array(), '2022-03-27 05:06:07' );
	special( 'Nello stesso minuto, prima', array(), '2022-05-05 18:30:11' );
	special( 'Nello stesso minuto, dopo', array(), '2022-05-05 18:30:48' );

	gallery( special( 'Una galleria' ) );
	caption( special( 'Un\'immagine con didascalia' ) );
}

function gallery( int $post ): void {
	$images = array();
	foreach ( array( 'pomodori', 'zucche', 'melanzane' ) as $number => $name ) {
		$images[] = add_image( $post, $name, 0 === $number ? '' : "Le $name dell'orto, è già luglio", "$name in fila" );
	}
	rewrite( $post, body( 1 ) . "\n\n[gallery ids=\"" . implode( ',', $images ) . "\"]\n\n" . body( 1 ) );
}

function caption( int $post ): void {
	$image = add_image( $post, 'cancello', 'Il cancello è sempre aperto', 'il cancello verde' );
	$url   = wp_get_attachment_url( $image );
	$tag   = "<a href=\"$url\"><img class=\"size-full wp-image-$image\" src=\"$url\" alt=\"il cancello verde\" width=\"64\" height=\"48\" /></a>";
	rewrite( $post, body( 1 ) . "\n\n[caption id=\"attachment_$image\" align=\"alignnone\" width=\"64\"]$tag Il cancello è <em>sempre</em> aperto[/caption]\n\n" . body( 1 ) . ' :) 😀' );
}

function rewrite( int $post, string $content ): void {
	wp_update_post(
		wp_slash(
			array(
				'ID'           => $post,
				'post_content' => $content,
			)
		)
	);
}

const STRUCTURED = <<<'HTML'
<h2>Una tabella</h2>
<table><thead><tr><th>Ortaggio</th><th>Mese</th></tr></thead><tbody><tr><td>Cavolo nero</td><td>novembre</td></tr><tr><td>Fava</td><td>aprile</td></tr></tbody></table>

<h2>Un po' di codice</h2>
<pre><code>if ( $a &lt; 3 &amp;&amp; "b" ) {
    echo '--';
}</code></pre>

Nel testo: <code>x = "y"</code>, H<sub>2</sub>O, 3x4, l'<abbr title="Organizzazione">ONU</abbr>, <del>sbagliato</del> giusto.

<h3>Definizioni</h3>
<dl><dt>Sovescio</dt><dd>Interrare le piante, ancora verdi.</dd></dl>

<!-- wp:paragraph -->
<p>Un blocco <a href="#fondo">con un'àncora</a>.</p>
<!-- /wp:paragraph -->

<!-- wp:columns -->
<div class="wp-block-columns"><!-- wp:column -->
<div class="wp-block-column"><!-- wp:paragraph -->
<p>A sinistra.</p>
<!-- /wp:paragraph --></div>
<!-- /wp:column --><!-- wp:column -->
<div class="wp-block-column"><!-- wp:paragraph -->
<p>A destra.</p>
<!-- /wp:paragraph --></div>
<!-- /wp:column --></div>
<!-- /wp:columns -->
HTML;

function pages(): void {
	$page = fn ( string $title, string $local, array $fields = array() ) => add_post(
		$fields + array(
			'post_title'   => $title,
			'post_type'    => 'page',
			'post_content' => body( 3 ),
		),
		$local
	);

	$about = $page( 'Chi siamo', '2008-09-01 09:00:01' );
	chat( $about, '2008-09-02 11:22:33', 6 );
	add_pingback( $about, 901, '2008-10-02 11:22:33' );
	$page( 'La nostra storia', '2010-01-20 17:45:12', array( 'post_parent' => $about ) );
	$page( 'Contatti & orari', '2011-06-07 08:09:10', array( 'comment_status' => 'closed' ) );
	$page( 'Un manuale in due parti', '2015-12-24 23:30:05', array( 'post_content' => body( 2 ) . '<!--nextpage-->' . body( 2 ) ) );
}
