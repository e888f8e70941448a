package io.github.camelinterakt.model;

/**
 * A file that a message or card shows.
 *
 * @param fileUrl      where it is fetched: an image, a video, a PDF
 * @param thumbnailUrl where its small preview is fetched, or null
 */
record ContentInfo(String fileUrl, String thumbnailUrl) {}
