"""Text from outside reaches a widget through `T(...)` of screens/safe.py only.

Textual runs markup and passes control codes in a plain `str` (reliability.md, part 4). So what a
widget is made of must be one of:

- a literal, or `_()` of a literal or a name that `N_()` marked: our own words;
- `T(...)` (inert styled text) or `safe_text(...)` where the widget takes no markup;
- a choice between such texts, a sequence of them, or a local name given only such texts.

An f-string, `.format()`, `+`, a field or a parameter is none of these: wrap it in `T(...)`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

import pytest

DOOR = "screens/safe.py"
SHOWS = {"Static", "Label", "notify", "add_row", "add_column", "Option", "Button", "Checkbox"}
SHOWS_FIRST = {"update"}  # Static.update(text); a dict is merged with |=
TEXT_ARGUMENTS = {"content", "renderable", "message", "title", "label", "prompt"}
TITLES = {"border_title", "border_subtitle"}
WORDS = {"_", "N_", "translate", "pick"}
SAFE_CALLS = {"T", "safe_text"}
READS_MARKUP = {"from_markup", "Markdown", "MarkdownViewer"}
PAINTS = {"Segment"}  # below the widgets there is no door any more
PAINTERS = "screens/widgets/"

Scope = ast.FunctionDef | ast.AsyncFunctionDef | ast.Module


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_safe(node: ast.expr, names: Mapping[str, list[ast.expr]]) -> bool:
    match node:
        case ast.Constant():
            return True
        case ast.JoinedStr(values=parts):
            return all(isinstance(part, ast.Constant) for part in parts)
        case ast.Call(func=func, args=args):
            word = _name(func) in WORDS and all(
                isinstance(a, ast.Constant | ast.Name) for a in args
            )
            return word or (_name(func) in SAFE_CALLS)
        case ast.IfExp(body=one, orelse=other):
            return _is_safe(one, names) and _is_safe(other, names)
        case ast.Starred(value=value):
            return _is_safe(value, names)
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            return all(_is_safe(part, names) for part in parts)
        case ast.ListComp(elt=part) | ast.GeneratorExp(elt=part):
            return _is_safe(part, names)
        case ast.Name(id=name):
            given = names.get(name, [])
            return bool(given) and all(_is_safe(value, {}) for value in given)
    return False


def _assigned(scope: Scope) -> dict[str, list[ast.expr]]:
    names: dict[str, list[ast.expr]] = {}
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    names.setdefault(target.id, []).append(node.value)
    return names


def _shown(node: ast.AST) -> Iterator[ast.expr]:
    """The texts that a call or an assignment gives to a widget."""
    if isinstance(node, ast.Call):
        name = _name(node.func)
        if name in SHOWS:
            yield from node.args
            yield from (k.value for k in node.keywords if k.arg in TEXT_ARGUMENTS | TITLES)
        elif name in SHOWS_FIRST and len(node.args) == 1 and isinstance(node.func, ast.Attribute):
            yield node.args[0]
    elif isinstance(node, ast.Assign) and any(_name(t) in TITLES for t in node.targets):
        yield node.value


def _scopes(tree: ast.Module) -> Iterator[Scope]:
    yield tree
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _unsafe(tree: ast.Module) -> list[int]:
    inner = {id(n): s for s in _scopes(tree) for n in ast.walk(s)}  # the innermost comes last
    names = {id(scope): _assigned(scope) for scope in _scopes(tree)}
    return [
        text.lineno
        for node in ast.walk(tree)
        for text in _shown(node)
        if not _is_safe(text, names[id(inner[id(node)])])
    ]


def test_widgets_show_outside_text_through_the_door_only(product: Mapping[str, ast.Module]) -> None:
    faults = [
        f"{path}:{line}"
        for path, tree in product.items()
        if path.startswith("screens/") and path != DOOR
        for line in _unsafe(tree)
    ]
    assert not faults, "\n".join(faults)


def _calls(tree: ast.Module, names: set[str]) -> list[int]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [call.lineno for call in calls if _name(call.func) in names]


def test_nothing_reads_markup_out_of_a_text(product: Mapping[str, ast.Module]) -> None:
    faults = [
        f"{path}:{line}"
        for path, tree in product.items()
        if path.startswith("screens/")
        for line in _calls(tree, READS_MARKUP)
    ]
    assert not faults, "\n".join(faults)


def test_only_the_few_painting_widgets_write_cells(product: Mapping[str, ast.Module]) -> None:
    faults = [
        f"{path}:{line}"
        for path, tree in product.items()
        if path.startswith("screens/") and not path.startswith(PAINTERS)
        for line in _calls(tree, PAINTS)
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "source",
    [
        "Static('Price')",
        "Static(_('Price'), id=name)",
        "Label(T(parcel.recipient))",
        "self.notify(T(said), title=_('Refused'), timeout=seconds)",
        "table.add_row(*(T(cell) for cell in row), key=row.key)",
        "table.add_row(T(a), '—', _(title))",
        "Static(_('Open') if is_open else _('Closed'))",
        "def f(x):\n    text = T(x)\n    yield Static(text)",
        "self.border_title = _('Parcel')",
        "self.query_one(Static).update(T(answer))",
        "Static()",
    ],
)
def test_what_passes(source: str) -> None:
    assert _unsafe(ast.parse(source)) == []


@pytest.mark.parametrize(
    "source",
    [
        "Static(parcel.recipient)",
        "Static(f'To {name}')",
        "Label('To ' + name)",
        "Label(_('To {name}').format(name=name))",
        "Label(_(f'To {name}'))",
        "app.notify(str(error))",
        "app.notify('Refused', title=error.code)",
        "table.add_row(*row)",
        "table.add_row(T(a), b)",
        "Static('x' if ok else name)",
        "def f(text):\n    yield Static(text)",
        "def f(x):\n    text = T(x)\n    text = x\n    yield Static(text)",
        "self.border_title = name",
        "widget.update(answer)",
        "Static(content=name)",
    ],
)
def test_what_does_not_pass(source: str) -> None:
    assert len(_unsafe(ast.parse(source))) == 1
