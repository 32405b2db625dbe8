"""The demonstration paper's own pictures: flat illustrations, drawn when they are asked for.

Every picture has a key and comes out the same each time. The scenes live beside this file, by
theme; portraits of the paper's invented people are in ``portraits``.
"""

import random

from newsroom.demo import (
    pictures_circuits,
    pictures_energy,
    pictures_machines,
    pictures_maps,
    pictures_models,
    pictures_papers,
    pictures_rooms,
    pictures_travel,
    pictures_waters,
)
from newsroom.demo.pictures_canvas import CREAM, Canvas
from newsroom.demo.portraits import portrait

__all__ = ["PICTURES", "draw", "portrait"]

PICTURES = {
    "wind-over-racks": pictures_machines.wind_over_racks,
    "grid-pylons": pictures_energy.grid_pylons,
    "sea-cable": pictures_waters.sea_cable,
    "cooling-towers": pictures_energy.cooling_towers,
    "tape-library": pictures_machines.tape_library,
    "server-aisle": pictures_machines.server_aisle,
    "heat-pipes": pictures_energy.heat_pipes,
    "solar-field": pictures_energy.solar_field,
    "chip-die": pictures_circuits.chip_die,
    "switchboard": pictures_circuits.switchboard,
    "river-dam": pictures_energy.river_dam,
    "model-layers": pictures_models.model_layers,
    "scales": pictures_papers.scales,
    "gateway-arch": pictures_travel.gateway_arch,
    "timetable": pictures_travel.timetable,
    "speech-waves": pictures_models.speech_waves,
    "place-names": pictures_maps.place_names,
    "night-batch": pictures_machines.night_batch,
    "ledger": pictures_papers.ledger,
    "audit-stamp": pictures_papers.audit_stamp,
    "city-dials": pictures_travel.city_dials,
    "harbour": pictures_waters.harbour,
    "table-format": pictures_models.table_format,
    "lake-delta": pictures_maps.lake_delta,
    "pipelines": pictures_models.pipelines,
    "dashboard": pictures_rooms.dashboard,
    "lighthouse": pictures_waters.lighthouse,
    "archive-boxes": pictures_rooms.archive_boxes,
    "switch-fork": pictures_travel.switch_fork,
    "conversation": pictures_rooms.conversation,
}


def draw(key):
    """The picture called ``key``, 1600 by 900, in RGB."""
    canvas = Canvas(CREAM)
    chance = random.Random(key)  # noqa: S311 - it places stars and stones, and keeps no secret
    PICTURES[key](canvas, chance)
    return canvas.finished()
