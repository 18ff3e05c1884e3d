"""Commands of surveys: `banso surveys show`, `banso surveys answer`."""

import argparse

from banso.platform.command import Result, command

from . import api


def _token(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("token", help="回答用リンクのトークン / token of the answer link")


def _answer(parser: argparse.ArgumentParser) -> None:
    _token(parser)
    parser.add_argument("--score", type=int, required=True, help="評価 / score")
    parser.add_argument("--comment", default="", help="ご意見 / comment")


@command("surveys show", "リンクの質問を表示する / show the question behind a link", _token)
def show(args: argparse.Namespace) -> Result:
    found = api.get_invitation(args.token, args.now)
    data = {
        "survey": found.version.code,
        "version": found.version.version,
        "scale_points": found.version.scale_points,
        "state": found.state,
        "answer_by": found.answer_by.isoformat(),
        "question": found.version.question.ja,
    }
    labels = [f"{choice.score} {choice.label.ja} / {choice.label.en}" for choice in found.version.choices]
    return Result(data, [found.version.question.ja, found.version.question.en, *labels])


@command("surveys answer", "アンケートに答える / answer a survey", _answer)
def answer(args: argparse.Namespace) -> Result:
    number = api.answer_survey(
        actor=args.actor, now=args.now, token=args.token, score=args.score, comment=args.comment
    )
    return Result({"answer_id": number}, ["回答を受け取りました。 / Answer received."])
