import { machine, type RuleCase, single } from "./rule-case";

const end = { Type: "Succeed" };
const long = "x".repeat(81);

/** Names and transitions. */
export const GRAPH_CASES: readonly RuleCase[] = [
  {
    rule: "transitionTargets",
    title: "Next names a state of the same scope.",
    code: "MISSING_TRANSITION_TARGET",
    location: "/States/Pay/Next",
    message: "Missing 'Next' target: Dome",
    wrong: machine({ Pay: { Type: "Pass", Next: "Dome" }, Done: end }),
    right: machine({ Pay: { Type: "Pass", Next: "Done" }, Done: end }),
  },
  {
    rule: "reachability",
    title: "Every state can be reached.",
    code: "MISSING_TRANSITION_TARGET",
    location: "/States/Refund",
    message: 'State "Refund" is not reachable.',
    wrong: machine({ Pay: { Type: "Pass", End: true }, Refund: end }),
    right: machine({ Pay: { Type: "Pass", Next: "Refund" }, Refund: end }),
  },
  {
    rule: "terminalStates",
    title: "Every scope has a state in which it ends.",
    code: "MISSING_END_STATE",
    location: "",
    message: "Workflow has no terminal state",
    wrong: machine({ Pay: { Type: "Pass", Next: "Ship" }, Ship: { Type: "Pass", Next: "Pay" } }),
    right: machine({ Pay: { Type: "Pass", Next: "Ship" }, Ship: { Type: "Pass", End: true } }),
  },
  {
    rule: "stateNames",
    title: "A state's name has at most 80 characters.",
    code: "INVALID_STATE_NAME",
    location: `/States/${long}`,
    message: `The state name '${long}' exceeds the 80-character limit allowed by the service`,
    wrong: machine({ [long]: end }),
    right: machine({ [long.slice(1)]: end }),
  },
  {
    rule: "stateNames",
    title: "A name is used once in the whole machine.",
    code: "DUPLICATE_STATE_NAME",
    location: "/States/Pay/Branches[0]/States/Pay",
    message: "Duplicate State name: Pay",
    wrong: single({ Type: "Parallel", Branches: [machine({ Pay: end })] }),
    right: single({ Type: "Parallel", Branches: [machine({ Charge: end })] }),
  },
];
