"""The command line: the same jobs and questions as the screens, for shells and scripts."""
