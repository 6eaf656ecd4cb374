<?php
/**
 * Slide decks in every form that blogs hold them, each with what a reader should find, and things that only look like decks.
 */

/**
 * A deck post: title, HTML, and the references expected in their order. A reference names its provider, its forms (any of
 * them will do), what its URL or raw text must contain, and, where it matters, the heading it stands under. A provider of
 * null leaves the name open.
 */
function decks(): void {
	$posts = array_merge( slideshare_posts(), speakerdeck_posts(), google_posts(), other_posts(), viewer_posts(), text_posts(), block_posts(), traps() );
	foreach ( $posts as list( $title, $html, $expected ) ) {
		$id = special( $title, array( 'post_content' => prose( 2 ) . "\n\n" . $html . "\n\n" . prose( 1 ) ) );
		expect_slides( $id, $expected );
	}
	decks_in_comments( special( 'Dove sono le slide?' ) );
}

function expect_slides( int $post, array $expected ): void {
	update_post_meta( $post, '_blogark_expected_slides', wp_slash( wp_json_encode( $expected ) ) );
}

function deck( ?string $provider, string $forms, string $has, ?string $heading = null ): array {
	return array(
		'provider' => $provider,
		'forms'    => explode( '|', $forms ),
		'has'      => $has,
		'heading'  => $heading,
	);
}

function slideshare_posts(): array {
	$flash = 'http://static.slidesharecdn.com/swf/ssplayer2.swf?doc=lortoinclasse-090527&stripped_title=lorto-in-classe&userName=maestrachiara';
	return array(
		array(
			'Slideshare: cornice numerata',
			'<h2>Le diapositive</h2><iframe src="//www.slideshare.net/slideshow/embed_code/16234567?rel=0" width="427" height="356" frameborder="0" allowfullscreen></iframe> <div style="margin-bottom:5px"><strong> <a href="https://www.slideshare.net/maestrachiara/compostiera-per-tutti" title="Compostiera per tutti" target="_blank">Compostiera per tutti</a> </strong> from <strong><a href="http://www.slideshare.net/maestrachiara" target="_blank">Maestra Chiara</a></strong></div>',
			array( deck( 'slideshare', 'embed', '16234567', 'Le diapositive' ) ),
		),
		array(
			'Slideshare: cornice con chiave, due volte',
			'<iframe src="https://www.slideshare.net/slideshow/embed_code/key/aBcD3fGhIjKlMn"></iframe>' . "\n\n" . prose( 1 ) . "\n\n" . '<iframe src="https://fr.slideshare.net/slideshow/embed_code/key/zYxW9vUtSrQpOn?hostedIn=slideshare&page=upload"></iframe>',
			array( deck( 'slideshare', 'embed', 'aBcD3fGhIjKlMn' ), deck( 'slideshare', 'embed', 'zYxW9vUtSrQpOn' ) ),
		),
		array(
			'Slideshare: Flash del 2009',
			'<div style="width:425px;text-align:left" id="__ss_1502903"><a style="font:14px" href="http://www.slideshare.net/maestrachiara/lorto-in-classe?type=powerpoint" title="L\'orto in classe">L\'orto in classe</a><object style="margin:0px" width="425" height="355"><param name="movie" value="' . $flash . '" /><param name="allowFullScreen" value="true"/><embed src="' . $flash . '" type="application/x-shockwave-flash" width="425" height="355"></embed></object><div style="font-size:11px">View more <a href="http://www.slideshare.net/?src=embed">presentations</a> from <a href="http://www.slideshare.net/maestrachiara?src=embed">Maestra Chiara</a>.</div></div>',
			array( deck( 'slideshare', 'embed', 'lorto-in-classe' ) ),
		),
		array(
			'Slideshare: Flash del 2006',
			'<object data="https://s3.amazonaws.com:443/slideshare/ssplayer.swf?id=4321&doc=gita-al-mare-5678" type="application/x-shockwave-flash" width="425" height="348"><param name="movie" value="https://s3.amazonaws.com:443/slideshare/ssplayer.swf?id=4321&doc=gita-al-mare-5678" /></object>',
			array( deck( 'slideshare', 'embed', 'gita-al-mare-5678' ) ),
		),
		array(
			'Slideshare: script e collegamenti',
			'<div id="lettore"></div><script>swfobject.embedSWF("http://static.slidesharecdn.com/swf/ssplayer2.swf", "lettore", "600", "480", "8", null, {doc:"semi-antichi-110203", startSlide:1, rel:0});</script>' . "\n\n" . 'Un altro <a href="http://www.slideshare.net/slideshow/erbe-spontanee/245678901">mazzo di slide</a> e <a href="https://www.slideshare.net/orto_di_zoe/potare-il-melo/12">la potatura</a>.',
			array( deck( 'slideshare', 'embed', 'semi-antichi-110203' ), deck( 'slideshare', 'link', '245678901' ), deck( 'slideshare', 'link', 'potare-il-melo' ) ),
		),
	);
}

function speakerdeck_posts(): array {
	return array(
		array(
			'Speaker Deck: script',
			'<script async class="speakerdeck-embed" data-id="4e7a1c2f90b6013a5d1b22000a8f0b1c" data-ratio="1.33333333333333" src="//speakerdeck.com/assets/embed.js"></script>',
			array( deck( 'speakerdeck', 'embed', '4e7a1c2f90b6013a5d1b22000a8f0b1c' ) ),
		),
		array(
			'Speaker Deck: vecchio script',
			'<script src="http://speakerdeck.com/embed/4f0d6bcb1a2b3c004d00f1e2.js?size=preview"></script>',
			array( deck( 'speakerdeck', 'embed', '4f0d6bcb1a2b3c004d00f1e2' ) ),
		),
		array(
			'Speaker Deck: cornice e collegamento',
			'<iframe src="https://speakerdeck.com/player/9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d" width="560"></iframe>' . "\n\n" . 'E anche <a href="https://speakerdeck.com/ortolano/innesti-facili">gli innesti</a>.',
			array( deck( 'speakerdeck', 'embed', '9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d' ), deck( 'speakerdeck', 'link', 'innesti-facili' ) ),
		),
	);
}

function google_posts(): array {
	$ids   = array( 'dg7xk2q_12abc', 'dhn5w_45cdef', '1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcd', '1zYxWvUtSrQpOnMlKjIhGfEdCbA9876543210zyxw', '2PACX-1vQkLmNoPqRsTuVwXyZ', '1QqWwEeRrTtYyUuIiOoPpAaSsDdFfGg' );
	$frame = fn ( string $src ) => '<iframe src="' . $src . '" width="410" height="342"></iframe>';
	return array(
		array(
			'Google: le cornici antiche',
			$frame( "http://docs.google.com/EmbedSlideshow?docid=$ids[0]&amp;size=l" ) . "\n\n" . $frame( "http://docs.google.com/present/embed?id=$ids[1]&interval=15&size=m" ),
			array( deck( 'google-slides', 'embed', $ids[0] ), deck( 'google-slides', 'embed', $ids[1] ) ),
		),
		array(
			'Google: le cornici nuove',
			$frame( "https://docs.google.com/presentation/embed?id=$ids[2]&start=false&loop=false&delayms=3000" ) . "\n\n" . $frame( "https://docs.google.com/presentation/d/$ids[3]/embed?start=false" ) . "\n\n" . $frame( "https://docs.google.com/presentation/d/e/$ids[4]/embed?start=false&loop=false" ),
			array( deck( 'google-slides', 'embed', $ids[2] ), deck( 'google-slides', 'embed', $ids[3] ), deck( 'google-slides', 'embed', $ids[4] ) ),
		),
		array(
			'Google: dominio di scuola e collegamento',
			$frame( "https://docs.google.com/a/scuola.esempio/presentation/d/$ids[5]/embed" ) . "\n\n" . 'Si può anche <a href="https://docs.google.com/presentation/d/1CopiaDaModificare_xyz-0123456789/edit#slide=id.p3">modificare una copia</a>.',
			array( deck( 'google-slides', 'embed', $ids[5] ), deck( 'google-slides', 'link', '1CopiaDaModificare_xyz-0123456789' ) ),
		),
	);
}

function other_posts(): array {
	return array(
		array(
			'Prezi: cornice, Flash e collegamento',
			'<iframe src="http://prezi.com/embed/kq2x7f0w1abc/?bgcolor=ffffff&lock_to_path=0&autoplay=0" width="550"></iframe>' . "\n\n" . '<object id="prezi_m3n4b5v6c7x8" width="550" height="400"><param name="movie" value="http://prezi.com/bin/preziloader.swf"/><param name="flashvars" value="prezi_id=m3n4b5v6c7x8&amp;lock_to_path=0&amp;color=ffffff"/></object>' . "\n\n" . 'Vedi <a href="https://prezi.com/p0o9i8u7y6t5/il-lombrico/">il lombrico</a>.',
			array( deck( 'prezi', 'embed', 'kq2x7f0w1abc' ), deck( 'prezi', 'embed', 'm3n4b5v6c7x8' ), deck( 'prezi', 'link', 'p0o9i8u7y6t5' ) ),
		),
		array(
			'Scribd: cornice e Flash',
			'<iframe class="scribd_iframe_embed" src="//www.scribd.com/embeds/123456789/content?start_page=1&view_mode=scroll&access_key=key-abc123" width="100%"></iframe>' . "\n\n" . '<object height="500" width="100%"><param name="movie" value="http://d1.scribdassets.com/ScribdViewer.swf"><param name="FlashVars" value="document_id=2233445&access_key=key-2f3g4h5j&page=1&viewMode=slideshow"></object>',
			array( deck( 'scribd', 'embed', '123456789' ), deck( 'scribd', 'embed', '2233445' ) ),
		),
		array(
			'Issuu: cornice e Flash',
			'<iframe src="//e.issuu.com/embed.html?d=quaderno_di_maggio&u=ortodizoe" width="525"></iframe>' . "\n\n" . '<object style="width:420px"><param name="movie" value="http://static.issuu.com/webembed/viewers/style1/v2/IssuuReader.swf?mode=mini&documentId=110412090807-abcdef0123456789&docName=rivista_aprile&username=ortodizoe" /><embed src="http://static.issuu.com/webembed/viewers/style1/v2/IssuuReader.swf" type="application/x-shockwave-flash" flashvars="mode=mini&documentId=110412090807-abcdef0123456789&docName=rivista_aprile&username=ortodizoe"/></object>',
			array( deck( 'issuu', 'embed', 'quaderno_di_maggio' ), deck( 'issuu', 'embed', 'rivista_aprile' ) ),
		),
		array(
			'slides.com',
			'<iframe src="//slides.com/ortodizoe/il-compost/embed" width="576"></iframe>',
			array( deck( null, 'embed', 'il-compost' ) ),
		),
		array(
			'Cornice pigra',
			'<iframe class="lazyload" data-src="https://www.slideshare.net/slideshow/embed_code/33445566" width="427"></iframe><noscript><iframe src="https://www.slideshare.net/slideshow/embed_code/33445566" width="427"></iframe></noscript>',
			array( deck( 'slideshare', 'embed', '33445566' ) ),
		),
	);
}

function viewer_posts(): array {
	$file = 'https://scuola.esempio.invalid/file/';
	return array(
		array(
			'Visori di Google e di Office',
			'<iframe src="https://docs.google.com/viewer?url=' . rawurlencode( $file . 'lezione-1.pptx' ) . '&embedded=true"></iframe>' . "\n\n" . '<iframe src="http://docs.google.com/gview?url=' . $file . 'lezione-2.ppt&embedded=true"></iframe>' . "\n\n" . '<iframe src="https://view.officeapps.live.com/op/embed.aspx?src=' . rawurlencode( $file . 'lezione-3.pptx' ) . '"></iframe>',
			array( deck( 'google-viewer', 'embed', 'lezione-1.pptx' ), deck( 'google-viewer', 'embed', 'lezione-2.ppt' ), deck( 'office-viewer', 'embed', 'lezione-3.pptx' ) ),
		),
		array(
			'File da scaricare',
			'Prima <a href="' . $file . 'semi.pptx">i semi</a>, poi <a href="/wp-content/uploads/radici.PPT">le radici</a>, <a href="' . $file . 'foglie.odp?download=1">le foglie</a>, <a href="' . $file . 'fiori.key">i fiori</a> e <a href="' . $file . 'frutti.ppsx">i frutti</a>.',
			array( deck( 'file', 'link', 'semi.pptx' ), deck( 'file', 'link', 'radici.PPT' ), deck( 'file', 'link', 'foglie.odp' ), deck( 'file', 'link', 'fiori.key' ), deck( 'file', 'link', 'frutti.ppsx' ) ),
		),
	);
}

/** Shortcodes whose plugin is gone stay as prose and are mangled by wpautop and wptexturize. */
function text_posts(): array {
	return array(
		array(
			'Codici brevi di Slideshare',
			'[slideshare id=7654321&doc=lievito-madre-101010&w=425]' . "\n\n" . prose( 1 ) . "\n\n" . '[slideshare id=8765432&amp;doc=pane-nero-111111-phpapp02]',
			array( deck( 'slideshare', 'shortcode', '7654321' ), deck( 'slideshare', 'shortcode', '8765432' ) ),
		),
		array(
			'Codice breve: cornice con virgolette',
			'[iframe src="https://www.slideshare.net/slideshow/embed_code/44556677" width="425" height="355"]',
			array( deck( 'slideshare', 'shortcode', '44556677' ) ),
		),
		array(
			'Codice breve: cornice con caporali',
			'[iframe src=«https://www.slideshare.net/slideshow/embed_code/key/cApOrAlI123456» width=«425»]',
			array( deck( 'slideshare', 'shortcode', 'cApOrAlI123456' ) ),
		),
		array(
			'Codici brevi: altri',
			'[speakerdeck id="4f1a2b3c4d5e6f0022001122"]' . "\n\n" . '[scribd id=3344556 key=key-1a2b3c4d5e6f7g8h9i0j mode=slideshow]' . "\n\n" . '[googleapps domain="docs" dir="presentation/embed" query="id=1GoogleAppsShortcode_abcdefghij&amp;start=false" width="480" height="389" /]' . "\n\n" . '[gview file="https://scuola.esempio.invalid/file/lezione--4.pptx"]',
			array( deck( 'speakerdeck', 'shortcode', '4f1a2b3c4d5e6f0022001122' ), deck( 'scribd', 'shortcode', '3344556' ), deck( 'google-slides', 'shortcode', '1GoogleAppsShortcode_abcdefghij' ), deck( null, 'shortcode', 'lezione--4.pptx' ) ),
		),
		array(
			'Indirizzi nudi',
			'Le slide sono qui: https://www.slideshare.net/orto_di_zoe/la-serra-fredda e basta.' . "\n\n" . 'https://speakerdeck.com/ortolano/api-in-citta' . "\n\n" . '[embed]https://www.slideshare.net/orto_di_zoe/il-pacciame[/embed]',
			array( deck( 'slideshare', 'text', 'la-serra-fredda' ), deck( 'speakerdeck', 'text|link|embed', 'api-in-citta' ), deck( 'slideshare', 'text|link|embed|shortcode', 'il-pacciame' ) ),
		),
	);
}

function block_posts(): array {
	$block = fn ( string $url, string $provider ) => '<!-- wp:embed {"url":"' . $url . '","type":"rich","providerNameSlug":"' . $provider . '","responsive":true} -->' . "\n" . '<figure class="wp-block-embed is-type-rich is-provider-' . $provider . ' wp-block-embed-' . $provider . '"><div class="wp-block-embed__wrapper">' . "\n$url\n" . '</div><figcaption>La didascalia del blocco</figcaption></figure>' . "\n<!-- /wp:embed -->";
	return array(
		array(
			'Blocchi',
			$block( 'https://www.slideshare.net/orto_di_zoe/il-blocco-di-terra', 'slideshare' ) . "\n\n" . $block( 'https://speakerdeck.com/ortolano/blocchi-e-vasi', 'speaker-deck' ),
			array( deck( 'slideshare', 'embed', 'il-blocco-di-terra' ), deck( 'speakerdeck', 'embed', 'blocchi-e-vasi' ) ),
		),
	);
}

/** What looks like a deck and is none. */
function traps(): array {
	$lures = array(
		'Profilo'       => 'Il <a href="https://www.slideshare.net/orto_di_zoe">profilo di Zoë</a>, <a href="https://speakerdeck.com/ortolano">quello dell\'ortolano</a>, <a href="http://www.slideshare.net/orto_di_zoe/slideshows">tutte</a> e <a href="https://prezi.com/">Prezi</a>.',
		'Argomento'     => '<a href="https://www.slideshare.net/tag/compost">Tutto sul compost</a> e <a href="http://blog.slideshare.net/2012/03/novita/">il loro blog</a>.',
		'Filmato'       => '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe><iframe src="https://player.vimeo.com/video/12345678"></iframe>',
		'Condividi'     => '<a href="https://www.facebook.com/sharer.php?u=https%3A%2F%2Fwww.slideshare.net%2Forto%2Fcondiviso">Condividi</a> <a href="https://twitter.com/share?url=https://speakerdeck.com/ortolano/condiviso">Cinguetta</a>',
		'Commento HTML' => '<!-- <iframe src="https://www.slideshare.net/slideshow/embed_code/99999999"></iframe> -->Qui non c\'è nulla.',
		'Altri file'    => '<a href="https://scuola.esempio.invalid/file/verbale.pdf">Il verbale</a>, <a href="https://docs.google.com/document/d/1Documento_abcdefghijklmnop/edit">un documento</a> e <a href="https://docs.google.com/spreadsheets/d/1Foglio_abcdefghijklmnop/edit">un foglio</a>.',
		'Azione'        => '<a href="https://esempio.invalid/altrove" onclick="_gaq.push([\'_trackEvent\',\'esci\',\'http://www.slideshare.net/orto/azione\'])">Altrove</a>',
	);
	$posts = array();
	foreach ( $lures as $title => $html ) {
		$posts[] = array( "Non è una presentazione: $title", $html, array() );
	}
	return $posts;
}

function decks_in_comments( int $post ): void {
	$texts    = array(
		'Le trovi <a href="https://www.slideshare.net/orto_di_zoe/il-commento-con-slide" rel="nofollow">qui</a>.' => deck( 'slideshare', 'link', 'il-commento-con-slide' ),
		'Io uso https://speakerdeck.com/ortolano/nel-commento da anni.'                                           => deck( 'speakerdeck', 'text|link', 'nel-commento' ),
		'[slideshare id=5544332&doc=dal-commento-101112]'                                                         => deck( 'slideshare', 'shortcode', '5544332' ),
		'Scarica https://scuola.esempio.invalid/file/commento.pptx subito.'                                       => deck( 'file', 'text|link', 'commento.pptx' ),
		'Il mio profilo è <a href="https://www.slideshare.net/giosue_orti">questo</a>.'                           => null,
	);
	$expected = array();
	$minutes  = 0;
	foreach ( $texts as $text => $deck ) {
		$id = add_comment( $post, $minutes, later( '2023-06-01 10:00:01', $minutes += 45 ), $text );
		if ( $deck ) {
			$expected[] = array( 'comment' => (string) $id ) + $deck;
		}
	}
	expect_slides( $post, $expected );
}
