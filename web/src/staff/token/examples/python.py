"""Asks Tín Nhiệm one question and prints the answer as CSV. Needs Python 3.9 or newer and nothing else."""

import csv
import json
import os
import sys
import urllib.error
import urllib.request

URL = "{{URL}}/graphql"
# A token is a password: better in an environment variable than in a file that others read.
TOKEN = os.environ.get("TINNHIEM_TOKEN", "{{TOKEN}}")
QUERY = {{QUERY}}
VARIABLES = {}


def ask(query, variables):
    body = json.dumps({"query": query, "variables": variables}).encode()
    headers = {"Content-Type": "application/json", "Authorization": "Bearer " + TOKEN}
    request = urllib.request.Request(URL, data=body, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return json.load(response)
    except urllib.error.HTTPError as refusal:
        # 401: make a new token. 403: not open to tokens. 429: wait as long as Retry-After says.
        sys.exit(f"{refusal.code} {refusal.read().decode()}")


def rows_of(value):
    """The first list in the answer; of a page, what its edges hold."""
    if isinstance(value, list):
        return [row.get("node", row) if isinstance(row, dict) else {"value": row} for row in value]
    if isinstance(value, dict):
        for inner in value.values():
            rows = rows_of(inner)
            if rows is not None:
                return rows
    return None


def flat(value, name=""):
    """One row: `trust.chairTrust` for a field in a field. A group too small to be told stays empty."""
    if isinstance(value, dict):
        return {k: v for key, inner in value.items() for k, v in flat(inner, f"{name}.{key}".strip(".")).items()}
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        value = "'" + value  # a spreadsheet would run it as a formula
    return {name: value}


answer = ask(QUERY, VARIABLES)
for error in answer.get("errors", []):
    print(error["message"], file=sys.stderr)
rows = [flat(row) for row in rows_of(answer.get("data")) or [answer.get("data") or {}]]
columns = list(dict.fromkeys(column for row in rows for column in row))
table = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
table.writeheader()
table.writerows(rows)
