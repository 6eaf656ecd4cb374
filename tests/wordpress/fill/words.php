<?php
/**
 * Italian prose from a small vocabulary: always the same for the same seed.
 */

const SUBJECTS   = array( 'Il maestro', 'La bibliotecaria', 'Mia nonna', 'Il vicino del terzo piano', 'La nostra classe', 'L\'ortolano', 'Il capostazione', 'La signora Però', 'Chi passa di qui', 'Un\'amica di Cefalù', 'Il sindaco', 'La redazione' );
const VERBS      = array( 'racconta', 'ha scoperto', 'non dimentica', 'fotografa', 'aspetta da mesi', 'cerca', 'confronta con pazienza', 'ha riparato', 'porterà a scuola', 'disegna', 'colleziona', 'spiega meglio di me' );
const OBJECTS    = array( 'il vecchio mulino', 'la città di notte', 'una mappa dell\'orto', 'le virtù del caffè', 'la verità sui cipressi', 'un treno in ritardo', 'gli archivi del comune', 'la neve d\'aprile', 'le biciclette del porto', 'un\'ape sul davanzale', 'quel quaderno a righe', 'l\'officina del nonno' );
const ADDITIONS  = array( 'senza chiedere perché', 'con un po\' di nostalgia', 'tra una pioggia e l\'altra', 'come si faceva nel 1987', '"come una volta", dice', 'e nessuno sa ancora se funzionerà', 'però costa più di quanto vale', 'finché c\'è luce', 'da Torino a Lecce', 'perché così è più bello', 'a metà strada...', 'e poi ricomincia da capo' );
const TITLE_KIND = array( 'Appunti su', 'Ritorno a', 'Elogio di', 'Ancora', 'Storia breve di', 'Dietro', 'Che cos\'è', 'Perché amo', 'Tre domande su', 'Contro', 'Imparare', 'Fotografare' );

function pick( array $words ): string {
	return $words[ mt_rand( 0, count( $words ) - 1 ) ];
}

function sentence(): string {
	$end = 0 === mt_rand( 0, 5 ) ? '!' : '.';
	return pick( SUBJECTS ) . ' ' . pick( VERBS ) . ' ' . pick( OBJECTS ) . ', ' . pick( ADDITIONS ) . $end;
}

function prose( int $sentences ): string {
	$all = array();
	for ( $i = 0; $i < $sentences; $i++ ) {
		$all[] = sentence();
	}
	return implode( ' ', $all );
}

/** Paragraphs as an author types them: blank lines between, and a line of emphasis or a list now and then. */
function body( int $paragraphs ): string {
	$all = array();
	for ( $i = 0; $i < $paragraphs; $i++ ) {
		$text = prose( mt_rand( 2, 4 ) );
		switch ( mt_rand( 0, 9 ) ) {
			case 0:
				$text = '<strong>' . sentence() . '</strong> ' . $text;
				break;
			case 1:
				$text .= "\n<ul>\n<li>" . sentence() . "</li>\n<li><em>" . sentence() . "</em></li>\n</ul>";
				break;
			case 2:
				$text = '<blockquote>' . $text . '</blockquote>';
				break;
			case 3:
				$text .= ' Si veda <a href="https://esempio.invalid/pagina/' . mt_rand( 1, 999 ) . '">questa pagina</a>.';
				break;
		}
		$all[] = $text;
	}
	return implode( "\n\n", $all );
}

function title( int $number ): string {
	return pick( TITLE_KIND ) . ' ' . pick( OBJECTS ) . ' (' . $number . ')';
}

/** A local date and time, seconds never zero, that grows with $day and stays clear of the hour lost or doubled in spring and autumn. */
function local_time( int $day ): string {
	$noon = gmmktime( 12, 0, 0, 3, 4 + $day, 2007 );
	return gmdate( 'Y-m-d', $noon ) . sprintf( ' %02d:%02d:%02d', mt_rand( 6, 22 ), mt_rand( 0, 59 ), mt_rand( 1, 59 ) );
}

/** A local time some minutes after another. */
function later( string $local, int $minutes ): string {
	return gmdate( 'Y-m-d H:i:s', strtotime( $local . ' UTC' ) + 60 * $minutes + 7 );
}
