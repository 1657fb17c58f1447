"""API: what the pages show and do, as JSON and GeoJSON, under /api/v1. Reading is for whoever may see the pages; what
writes needs the token (`fogline.present.web.guard`).
"""

from __future__ import annotations

from fastapi import APIRouter

from fogline.present.web import api_days, api_decisions, api_records, api_reports

router = APIRouter(prefix="/api/v1", tags=["v1"])
for part in (api_days.router, api_records.router, api_decisions.router, api_reports.router):
    router.include_router(part)
