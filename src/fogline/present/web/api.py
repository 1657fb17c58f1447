"""API: what the pages show and do, as JSON and GeoJSON, under /api/v1. Reading is for whoever may see the pages; what
writes needs the token (`fogline.present.web.guard`).
"""

from __future__ import annotations

from fogline.present.web import api_days, api_decisions, api_records, api_reports

ROUTERS = (api_days.router, api_records.router, api_decisions.router, api_reports.router)
"""Every call's router, in the order in which the description tells them."""
