"""The map's outlines, cut out of registry packages: a developer's command."""
