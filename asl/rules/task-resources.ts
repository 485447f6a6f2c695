import { OPTIMISED_SERVICES, optimisedAction, supportsPattern } from "../integrations";
import { didYouMean } from "../nearest";
import { type IntegrationResource, parseResource } from "../resource";
import type { Rule } from "./context";
import { error } from "./finding";

/** A Task's Resource is an ARN, and its integration has the action and the pattern. */
export const taskResources: Rule = ({ states, substitutions }) =>
  states.flatMap(({ name, value, location }) => {
    const arn = value["Resource"];
    if (name !== "Task" || typeof arn !== "string") return [];
    const resource = parseResource(arn);
    const place = `${location}/Resource`;
    if (resource.kind === "integration") return isRecognised(resource) ? [] : [unrecognised(place, arn, resource)];
    if (resource.kind !== "unknown" || (resource.reason === "placeholder" && substitutions)) return [];
    return [error(place, "Value is not a valid resource ARN")];
  });

function isRecognised({ service, action, pattern, sdk }: IntegrationResource): boolean {
  if (sdk) return pattern === "requestResponse" || pattern === "waitForTaskToken";
  return supportsPattern(service, action, pattern);
}

function unrecognised(location: string, arn: string, resource: IntegrationResource) {
  const message = `The resource provided ${arn} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`;
  const fix = fixOf(resource);
  return error(location, message, fix === undefined ? {} : { fix });
}

function fixOf({ service, action, sdk }: IntegrationResource): string | undefined {
  if (sdk) return "AWS SDK integrations have no .sync pattern.";
  const known = optimisedAction(service, action);
  if (known !== undefined) return `${service}:${action} supports ${known.patterns.join(", ")}.`;
  if (!Object.hasOwn(OPTIMISED_SERVICES, service)) return didYouMean(service, Object.keys(OPTIMISED_SERVICES));
  const { actions } = OPTIMISED_SERVICES[service as keyof typeof OPTIMISED_SERVICES];
  return (
    didYouMean(action, Object.keys(actions)) ??
    `Use the AWS SDK integration, arn:aws:states:::aws-sdk:${service}:${action}.`
  );
}
