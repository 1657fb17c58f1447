"""Web: the monitor in a browser. One module a page; `app.make_app` puts them together."""
