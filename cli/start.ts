import { join, resolve } from "node:path";
import { riderPhotos, riders, thumbnails } from "../handlers/resources";
import { parseArguments } from "./arguments";
import { describeFailure, type Ended, execute } from "./execute";
import { type LocalStack, startLocalStack } from "./local-stack";
import { localMachine } from "./local-stack/machines";
import { type PhotoFile, photosIn } from "./photos/folder";
import { type Outcome, outcomesOf } from "./photos/outcome";
import { describeOutcomes } from "./photos/report";
import { makeSamples } from "./photos/samples";
import { eventKey, type Uploads, upload } from "./photos/upload";
import { printJson } from "./print";
import { readStackOptions, stackOptions, stackUsage } from "./stack-options";
import { type ExitCode, Failure, type Io, type Verb } from "./verb";
import { compileNamed } from "./workflow";

const options = { ...stackOptions, json: { type: "boolean", default: false } } as const;

/** `aslant start`: the rider photo batch on a folder of photos, or on samples. */
export const verb: Verb = {
  name: "start",
  summary: "run the rider photo batch on sample photos, or on a folder of yours",
  usage: `[DIR] [options]

  DIR              a folder of photos; their names are the riders' user ids
  --json           print the outcomes as JSON${stackUsage}`,
  async run(args, io) {
    const { values, positionals } = parseArguments(args, options, { least: 0, most: 1 });
    const stackOptions = readStackOptions(values);
    const given = positionals[0] === undefined ? undefined : await photosIn(positionals[0]);
    const stack = await startLocalStack(stackOptions);
    try {
      const photos = given ?? (await photosIn(await makeSamples(join(values.folder, "samples"))));
      return await runBatch(photos, { stack, io, ...values });
    } finally {
      await stack.close();
    }
  },
};

interface Batch {
  readonly stack: LocalStack;
  readonly io: Io;
  readonly folder: string;
  readonly json: boolean;
}

async function runBatch(photos: readonly PhotoFile[], { stack, io, folder, json }: Batch): Promise<ExitCode> {
  const uploads = await upload(photos, riderPhotos.name, stack.settings);
  const { uploaded } = uploads;
  const input = {
    s3Bucket: riderPhotos.name,
    images: uploaded.map(({ userId, fileName }) => ({ userId, s3Key: eventKey(fileName) })),
  };
  const batch = localMachine(compileNamed("rider-photo-batch", io.stderr));
  const nameOf = (iteration: number) => uploaded[iteration]?.fileName ?? String(iteration);
  const { result, history, elapsedMs } = await execute(batch, { input }, stack, io, { nameOf });
  if (io.signal.aborted) return interrupted(io);
  if (result.status !== "SUCCEEDED") throw new Failure(`${culprit(history, nameOf)}${describeFailure(result)}`);
  const outcomes = [...outcomesOf(uploaded, result.output), ...unreadable(uploads)];
  io.stdout.write(json ? printJson(outcomes) : describeOutcomes(outcomes, elapsedMs));
  if (!json) io.stdout.write(whereThingsLie(folder));
  return uploads.unreadable.length === 0 ? 0 : 1;
}

/** The photo whose failure ended the batch, as the start of a sentence. */
function culprit(history: Ended["history"], nameOf: (iteration: number) => string): string {
  const failed = history.find(({ type }) => type === "MapIterationFailed");
  return failed?.details?.index === undefined ? "" : `The batch ended at ${nameOf(failed.details.index)}: `;
}

function interrupted(io: Io): ExitCode {
  io.stderr.write("Stopped. What the photos so far have left is kept.\n");
  return 130;
}

function unreadable({ unreadable }: Uploads): Outcome[] {
  return unreadable.map(({ photo, reason }) => {
    const { fileName, userId } = photo;
    return { photo: fileName, userId, outcome: "unreadable", reason };
  });
}

function whereThingsLie(folder: string): string {
  return `Thumbnails: ${resolve(folder, "s3", thumbnails.name, "objects")}
Rows:       table "${riders.name}" in ${resolve(folder, "dynamodb")}; npx aslant serve lets the AWS CLI read it
`;
}
