<?php
/**
 * Print WordPress's own export (WXR) of the whole blog: `php export.php > blog.xml`.
 */

require __DIR__ . '/boot.php';
require ABSPATH . 'wp-admin/includes/export.php';

export_wp();
