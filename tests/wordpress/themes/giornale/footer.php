<hr />
<div id="sidebar">
	<ul>
		<?php wp_list_pages(); ?>
		<li><h3>Archivi</h3><ul><?php wp_get_archives( array( 'type' => 'monthly' ) ); ?></ul></li>
		<?php wp_list_categories(); ?>
	</ul>
	<?php giornale_leaks(); ?>
</div>
<div id="footer"><p><?php bloginfo( 'name' ); ?></p></div>
</div>
<?php wp_footer(); ?>
</body>
</html>
