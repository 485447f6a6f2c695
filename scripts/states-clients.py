"""Talks to `aslant serve` as Debian's AWS CLI and boto3 do (apt-get install awscli python3-boto3).

Run it from the project's folder: python3 scripts/states-clients.py
"""
import json
import os
import subprocess
import sys
import tempfile
import time

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ROLE = "arn:aws:iam::000000000000:role/test"
PASS = json.dumps({"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": {"a": 1}, "End": True}}})
WAIT = json.dumps({"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 1000, "End": True}}})


def serve(folder):
    """Starts the server; its process, and the environment that it prints."""
    command = ["node", "bin/aslant.js", "serve", "--folder", folder]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    environment = {}
    for line in server.stdout:
        name, _, value = line.removeprefix("export ").strip().partition("=")
        environment[name] = value
        if name == "AWS_SECRET_ACCESS_KEY":
            return server, environment
    sys.exit("The server has ended.")


def aws(*arguments):
    """What the AWS CLI answers."""
    done = subprocess.run(["aws", "stepfunctions", *arguments, "--output", "json"], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip())
    return json.loads(done.stdout or "{}")


def check_cli():
    machine = aws("create-state-machine", "--name", "cli", "--definition", PASS, "--role-arn", ROLE)["stateMachineArn"]
    execution = aws("start-execution", "--state-machine-arn", machine, "--input", '{"x": 1}')["executionArn"]
    described = aws("describe-execution", "--execution-arn", execution)
    assert described["status"] == "SUCCEEDED" and json.loads(described["output"]) == {"a": 1}, described
    pages = ["get-execution-history", "--execution-arn", execution, "--page-size", "2"]
    assert [event["id"] for event in aws(*pages)["events"]] == [1, 2, 3, 4]
    assert [event["id"] for event in aws(*pages, "--reverse-order")["events"]] == [4, 3, 2, 1]
    listed = aws("list-executions", "--state-machine-arn", machine)["executions"]
    assert [one["executionArn"] for one in listed] == [execution]
    assert aws("validate-state-machine-definition", "--definition", "{}")["result"] == "FAIL"
    version = aws("publish-state-machine-version", "--state-machine-arn", machine)["stateMachineVersionArn"]
    routing = json.dumps([{"stateMachineVersionArn": version, "weight": 100}])
    alias = aws("create-state-machine-alias", "--name", "live", "--routing-configuration", routing)
    assert aws("start-execution", "--state-machine-arn", alias["stateMachineAliasArn"])["executionArn"]
    try:
        aws("describe-execution", "--execution-arn", "nothing")
    except RuntimeError as refusal:
        assert "(InvalidArn)" in str(refusal), refusal
    assert any(one["name"] == "OrderProcessing" for one in aws("list-state-machines")["stateMachines"])


def check_boto3():
    # The environment of the server keeps botocore from putting "sync-" before the host; older ones have to be told.
    sfn = boto3.client("stepfunctions", config=Config(inject_host_prefix=False, retries={"max_attempts": 1}))
    machine = sfn.create_state_machine(name="boto", definition=WAIT, roleArn=ROLE)["stateMachineArn"]
    execution = sfn.start_execution(stateMachineArn=machine, name="one")["executionArn"]
    sfn.stop_execution(executionArn=execution, error="Enough", cause="of it")
    described = sfn.describe_execution(executionArn=execution)
    assert (described["status"], described["error"]) == ("ABORTED", "Enough"), described
    try:
        sfn.start_execution(stateMachineArn=machine, name="one", input='{"other": 1}')
        raise AssertionError("the name was taken twice")
    except sfn.exceptions.ExecutionAlreadyExists:
        pass
    express = sfn.create_state_machine(name="boto-express", definition=PASS, roleArn=ROLE, type="EXPRESS")
    assert sfn.start_sync_execution(stateMachineArn=express["stateMachineArn"])["output"] == '{"a":1}'
    assert sfn.test_state(definition='{"Type": "Pass", "End": true}', roleArn=ROLE, input='{"b":2}')["output"] == '{"b":2}'
    check_activity(sfn)
    check_map_run(sfn)
    sfn.tag_resource(resourceArn=machine, tags=[{"key": "team", "value": "a"}])
    assert sfn.list_tags_for_resource(resourceArn=machine)["tags"] == [{"key": "team", "value": "a"}]
    pages = sfn.get_paginator("list_executions").paginate(stateMachineArn=machine, PaginationConfig={"PageSize": 1})
    assert [one["name"] for page in pages for one in page["executions"]] == ["one"]
    try:
        sfn.send_task_success(taskToken="none", output="{}")
    except ClientError as refusal:
        assert refusal.response["Error"]["Code"] == "InvalidToken", refusal


def check_activity(sfn):
    activity = sfn.create_activity(name="boto-review")["activityArn"]
    definition = {"StartAt": "R", "States": {"R": {"Type": "Task", "Resource": activity, "End": True}}}
    machine = sfn.create_state_machine(name="boto-review", definition=json.dumps(definition), roleArn=ROLE)
    execution = sfn.start_execution(stateMachineArn=machine["stateMachineArn"], input='"please"')["executionArn"]
    task = sfn.get_activity_task(activityArn=activity, workerName="boto")
    assert task["input"] == '"please"', task
    sfn.send_task_heartbeat(taskToken=task["taskToken"])
    sfn.send_task_success(taskToken=task["taskToken"], output='"done"')
    while (described := sfn.describe_execution(executionArn=execution))["status"] == "RUNNING":
        time.sleep(0.01)
    assert described["output"] == '"done"', described


def check_map_run(sfn):
    processor = {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}} | json.loads(PASS)
    each = {"StartAt": "M", "States": {"M": {"Type": "Map", "Label": "All", "ItemProcessor": processor, "End": True}}}
    machine = sfn.create_state_machine(name="boto-map", definition=json.dumps(each), roleArn=ROLE)["stateMachineArn"]
    execution = sfn.start_execution(stateMachineArn=machine, input="[1, 2, 3]")["executionArn"]
    while sfn.describe_execution(executionArn=execution)["status"] == "RUNNING":
        time.sleep(0.01)
    [map_run] = sfn.list_map_runs(executionArn=execution)["mapRuns"]
    described = sfn.describe_map_run(mapRunArn=map_run["mapRunArn"])
    assert (described["status"], described["itemCounts"]["succeeded"]) == ("SUCCEEDED", 3), described
    pages = sfn.get_paginator("list_executions").paginate(
        mapRunArn=map_run["mapRunArn"], PaginationConfig={"PageSize": 2}
    )
    children = [child for page in pages for child in page["executions"]]
    assert [child["itemCount"] for child in children] == [1, 1, 1], children
    history = sfn.get_execution_history(executionArn=children[0]["executionArn"])["events"]
    assert history[-1]["type"] == "ExecutionSucceeded", history


def main():
    with tempfile.TemporaryDirectory() as folder:
        server, environment = serve(folder)
        os.environ.update(environment)
        try:
            for check in (check_cli, check_boto3):
                check()
                print(f"{check.__name__}: ok")
        finally:
            server.terminate()
            server.wait()


main()
