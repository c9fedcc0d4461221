"""Which commands are there?"""

import typer

from service.cli import anchor, ask, check, doctor, expect, export, info, load, schemas, serve

app = typer.Typer(
    name="contract-graph",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Ask a stack of contracts which law governs, which document wins, whose terms apply. "
    "Exit codes: 0 well; 1 a finding of error level, or an answer that fails --require; 2 wrong usage; 3 the store is not reachable.",
)
app.command(name="load")(load.load_command)
app.command(name="ask")(ask.ask_command)
app.command(name="test")(expect.expect_command)
app.command(name="check")(check.check_command)
app.command(name="export")(export.export_command)
app.command(name="info")(info.info_command)
app.command(name="schema")(schemas.schema_command)
app.command(name="anchor")(anchor.anchor_command)
app.command(name="doctor")(doctor.doctor_command)
app.command(name="serve")(serve.serve_command)
app.command(name="demo")(serve.demo_command)
