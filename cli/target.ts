import { startLocalStack } from "./local-stack";
import type { ClientSettings } from "./local-stack/client-settings";
import { readStackOptions, stackOptions, stackUsage } from "./stack-options";
import { UsageError } from "./verb";

/** The options of every verb that works on data of the local stack, or of AWS. */
export const targetOptions = { ...stackOptions, aws: { type: "boolean", default: false } } as const;

/** One line an option, for the usage of those verbs. */
export const targetUsage = `
  --aws            work on AWS, with the credentials and the endpoints of your environment, not on the local stack${stackUsage}`;

/** Settings for an SDK client; on AWS the SDK finds them itself. */
export type TargetSettings = ClientSettings | Readonly<Record<string, never>>;

/** A resource to work on, by its declared name and by what the command line calls it on AWS. */
export interface Named {
  readonly declared: string;
  readonly onAws: string | undefined;
  /** The option that names it: `--table`. */
  readonly option: string;
}

/**
 * Works on a resource of the local stack, which is started for as long as that takes, or on AWS.
 *
 * @throws UsageError when the resource on AWS is not named, or one on the local stack is
 */
export async function onTarget<T>(
  values: Parameters<typeof readStackOptions>[0] & { readonly aws: boolean },
  { declared, onAws, option }: Named,
  work: (settings: TargetSettings, name: string) => Promise<T>,
): Promise<T> {
  if (!values.aws) {
    if (onAws !== undefined) throw new UsageError(`${option} goes with --aws; the local stack has one "${declared}"`);
    return onLocalStack(values, (settings) => work(settings, declared));
  }
  if (onAws === undefined) throw new UsageError(`--aws needs ${option}; pulumi stack output tells its name`);
  return work({}, onAws);
}

async function onLocalStack<T>(
  values: Parameters<typeof readStackOptions>[0],
  work: (settings: TargetSettings) => Promise<T>,
): Promise<T> {
  const stack = await startLocalStack(readStackOptions(values));
  try {
    return await work(stack.settings);
  } finally {
    await stack.close();
  }
}
