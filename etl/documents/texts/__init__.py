"""Text files and web pages as a grid."""
