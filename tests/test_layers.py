"""Imports point down, between packages and inside each."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "postbox": set(),
    "articles": {"postbox"},
    "comments": {"articles", "postbox"},
    "newsletter": {"articles", "postbox"},
    "newsroom": {"articles", "comments", "newsletter", "postbox"},
}
PURE, MODELS, VERBS, INTERFACES = range(4)
LAYER_OF = {
    "postbox": {"guard": PURE, "network": PURE, "models": MODELS, "rate": VERBS, "outbox": VERBS},
    "articles": {
        **dict.fromkeys(("body", "diff", "pictures", "slugs", "structured_data"), PURE),
        **dict.fromkeys(("compare", "compare_body", "compare_public", "marks", "sequences"), PURE),
        "models": MODELS,
        **dict.fromkeys(("correct", "gate", "ledger", "permissions", "publish", "rename"), VERBS),
        **dict.fromkeys(("renditions", "revise", "search", "version"), VERBS),
        **dict.fromkeys(("autosave", "edit", "invite", "notes", "snapshot"), VERBS),
        **dict.fromkeys(("assign", "place"), VERBS),
    },
    "comments": {
        "text": PURE,
        **dict.fromkeys(("disposable", "drawings", "folding", "learning"), PURE),
        "models": MODELS,
        "policy": MODELS,
        **dict.fromkeys(("akismet", "ban", "breaker", "learn", "replay", "trial", "trust"), VERBS),
        **dict.fromkeys(("measure", "word_list"), VERBS),
        "links": PURE,
        **dict.fromkeys(("parts", "waiting"), MODELS),
        **dict.fromkeys(
            ("address", "appeal", "badge", "closing", "counters", "edit", "letters"), VERBS
        ),
        "reasons": PURE,
        **dict.fromkeys(("digest", "figures", "month"), VERBS),
        **dict.fromkeys(("recommend", "report", "erase", "export", "fading", "person"), VERBS),
        "screen": VERBS,
        "submit": VERBS,
        "moderate": VERBS,
        **dict.fromkeys(("history", "permissions", "queue", "undo", "weight"), VERBS),
    },
    "newsletter": {"models": MODELS, "subscribe": VERBS},
}
# What a higher layer hangs onto a lower one's rows; the lower one may not follow it.
UPWARD_PATHS = {"articles": ("thread", "comments__", ".comments"), "postbox": ()}


def modules(package):
    for path in sorted((ROOT / package).rglob("*.py")):
        if "migrations" not in path.parts:
            yield path


def imports(path):
    """The dotted names ``path`` imports, those inside functions included."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer(package, dotted):
    """The layer of ``articles.models.image`` and so on; what is not listed is an interface."""
    parts = dotted.split(".")
    return LAYER_OF[package].get(parts[1], INTERFACES) if len(parts) > 1 else PURE


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_packages_import_only_what_lies_below(package):
    for path in modules(package):
        wrong = {
            name
            for name in imports(path)
            if name.split(".")[0] in set(MAY_IMPORT) - MAY_IMPORT[package] - {package}
        }
        assert not wrong, f"{path.relative_to(ROOT)} imports {wrong}"


@pytest.mark.parametrize("package", LAYER_OF)
def test_inside_a_package_imports_point_down(package):
    for path in modules(package):
        dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        own = layer(package, dotted)
        for name in imports(path):
            if name.startswith(f"{package}."):
                assert layer(package, name) <= own, f"{dotted} imports {name}"


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_nothing_is_imported_inside_a_function(package):
    for path in modules(package):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                inside = [
                    each
                    for each in ast.walk(node)
                    if isinstance(each, (ast.Import, ast.ImportFrom))
                ]
                assert not inside, f"{path.relative_to(ROOT)}: {node.name} imports"


@pytest.mark.parametrize("package", UPWARD_PATHS)
def test_no_lower_layer_follows_a_relation_upwards(package):
    for path in modules(package):
        text = path.read_text()
        for relation in UPWARD_PATHS[package]:
            for form in (f'"{relation}', f"article.{relation}"):
                assert form not in text, f"{path.relative_to(ROOT)} follows {relation}"


def test_no_package_listens_to_signals():
    words = ("@receiver", "post_save", "pre_save", "post_delete", "m2m_changed")
    for package in MAY_IMPORT:
        for path in modules(package):
            found = [word for word in words if word in path.read_text()]
            assert not found, f"{path.relative_to(ROOT)} uses {found}"
