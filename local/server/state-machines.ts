import type { StateMachineType } from "../../asl/definition";
import type { Json } from "../../asl/json";
import { variableReferencesOf } from "../../asl/variable-references";
import { AwsError } from "../aws/aws-error";
import { type TaskRunner, TestStateError, testState } from "../interpreter";
import { PLACE, parseArn } from "./arn";
import { configurationOf } from "./configuration";
import { createStateMachine } from "./create-machine";
import { checkDefinition, diagnose } from "./definition";
import { refusals } from "./errors";
import type { Executions } from "./executions";
import type { MachineRecord, Revision } from "./machine-record";
import type { Machines, Target } from "./machines";
import { pageOf } from "./page";
import { type Operations, type Requests, seconds } from "./requests";
import { publish, versionArn } from "./versions";

type Names =
  | "CreateStateMachine"
  | "UpdateStateMachine"
  | "DeleteStateMachine"
  | "DescribeStateMachine"
  | "ListStateMachines"
  | "ValidateStateMachineDefinition"
  | "TestState";

const DEFAULT_DIAGNOSTICS = 100;

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html */
export function stateMachineOperations(
  machines: Machines,
  executions: Executions,
  tasks: () => TaskRunner,
): Operations<Names> {
  const now = () => executions.now();
  return {
    CreateStateMachine(input) {
      const machine = createStateMachine(machines, input, now());
      const published = input.publish && {
        stateMachineVersionArn: versionArn(machine, { number: machine.lastVersion }),
      };
      return { stateMachineArn: machine.arn, creationDate: seconds(machine.createdMs), ...published };
    },
    UpdateStateMachine: (input) => update(machines, input, now()),
    DeleteStateMachine({ stateMachineArn = "" }) {
      const { name, qualifier } = parseArn(stateMachineArn, ["stateMachine"]);
      if (name.includes("/") || qualifier !== undefined) {
        throw refusals.validation(`Invalid State Machine ARN: '${stateMachineArn}'`);
      }
      const machine = machines.store.get(stateMachineArn);
      if (machine !== undefined) removeMachine(machines, executions, machine);
      return {};
    },
    DescribeStateMachine({ stateMachineArn = "", includedData }) {
      return describe(machines.resolve(stateMachineArn), stateMachineArn, includedData !== "METADATA_ONLY");
    },
    ListStateMachines({ maxResults, nextToken }) {
      const newestFirst = [...machines.store.all()].sort((a, b) => b.createdMs - a.createdMs);
      const { items, ...page } = pageOf("state machines", newestFirst, maxResults, nextToken);
      const stateMachines = items.map(({ arn, name, type, createdMs }) => {
        return { stateMachineArn: arn, name, type, creationDate: seconds(createdMs) };
      });
      return { stateMachines, ...page };
    },
    ValidateStateMachineDefinition: validateDefinition,
    async TestState(input) {
      try {
        return await testState(input, { machine: PLACE, tasks: tasks() });
      } catch (error) {
        throw error instanceof TestStateError ? new AwsError(error.code, error.message) : error;
      }
    },
  };
}

function update(machines: Machines, input: Requests["UpdateStateMachine"], atMs: number): object {
  const { stateMachineArn = "", definition, roleArn, publish: publishes = false, versionDescription } = input;
  const configuration = configurationOf(input);
  const machine = machines.findActive(stateMachineArn);
  if (versionDescription && !publishes)
    throw refusals.validation("Version description can only be set when publish is true");
  if (definition === undefined && roleArn === undefined && Object.keys(configuration).length === 0) {
    throw new AwsError(
      "MissingRequiredParameter",
      "Either the definition, the role ARN, the LoggingConfiguration, the TracingConfiguration, or the EncryptionConfiguration must be specified",
    );
  }
  if (definition !== undefined) checkDefinition(definition, machine.type);
  const current = machines.revisions.get(machine.revision);
  const wanted = {
    ...current,
    definition: definition ?? current.definition,
    roleArn: roleArn ?? current.roleArn,
    configuration: { ...current.configuration, ...configuration },
  };
  const isSame = JSON.stringify(wanted) === JSON.stringify(current);
  const revision = isSame ? current : machines.revisions.add({ ...wanted, atMs, isInitial: false });
  const changed = isSame ? machine : machines.change(machine, { revision: revision.id, isInitial: false });
  const published = publishes && {
    stateMachineVersionArn: versionArn(changed, publish(machines, changed, versionDescription, atMs).version),
  };
  return { updateDate: seconds(atMs), ...revisionIdOf(revision), ...published };
}

/** It is gone when the last of its executions has ended. */
export function removeMachine(machines: Machines, executions: Executions, machine: MachineRecord): void {
  if (executions.hasRunning(machine.name)) {
    machines.change(machine, { isDeleting: true });
    return;
  }
  executions.forgetAll(machine.name);
  machines.store.delete(machine);
}

function describe({ machine, revision, version }: Target, arn: string, isWhole: boolean): object {
  const description = version?.description;
  return {
    stateMachineArn: arn,
    name: machine.name,
    status: machine.isDeleting ? "DELETING" : "ACTIVE",
    type: machine.type,
    creationDate: seconds(version?.createdMs ?? machine.createdMs),
    ...(description !== undefined && { description }),
    ...describeRevision(revision, isWhole),
  };
}

function revisionIdOf({ id, isInitial = false }: Revision): object {
  return isInitial ? {} : { revisionId: id };
}

/** What a revision adds to a description. */
export function describeRevision(revision: Revision, isWhole: boolean): object {
  const { definition, roleArn, configuration } = revision;
  return {
    ...revisionIdOf(revision),
    roleArn,
    definition: isWhole ? definition : "",
    loggingConfiguration: { level: "OFF", includeExecutionData: false },
    tracingConfiguration: { enabled: false },
    encryptionConfiguration: { type: "AWS_OWNED_KEY" },
    ...configuration,
    ...(isWhole && variableReferences(definition)),
  };
}

function variableReferences(definition: string): object {
  const references = variableReferencesOf(JSON.parse(definition) as Json);
  return Object.keys(references).length > 0 ? { variableReferences: references } : {};
}

function validateDefinition(input: Requests["ValidateStateMachineDefinition"]): object {
  const { definition = "", severity = "ERROR", maxResults } = input;
  const type: StateMachineType = input.type ?? "STANDARD";
  const found = diagnose(definition, type).filter((one) => severity === "WARNING" || one.severity === "error");
  const most = maxResults || DEFAULT_DIAGNOSTICS;
  const diagnostics = found.slice(0, most).map(({ severity: level, code, message, location }) => {
    return { severity: level.toUpperCase(), code, message, location };
  });
  const result = found.some((one) => one.severity === "error") ? "FAIL" : "OK";
  return { result, diagnostics, truncated: found.length > most };
}
