import { riderFaces } from "../handlers/resources";
import { parseArguments } from "./arguments";
import { deleteFaces, listFaces } from "./faces/collection";
import { printJson, table } from "./print";
import { suggestion } from "./suggestion";
import { onTarget, targetOptions, targetUsage } from "./target";
import { type Io, UsageError, type Verb } from "./verb";

const options = {
  ...targetOptions,
  collection: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

/** `aslant faces`: the faces that the rider photo workflows have registered. */
export const verb: Verb = {
  name: "faces",
  summary: "list or delete the registered faces, locally or on AWS",
  usage: `list|delete [USER...] [options]

  USER             only the faces of these riders
  --json           print the faces as JSON
  --collection ID  the collection's id on AWS${targetUsage}`,
  async run(args, io) {
    const { values, positionals } = parseArguments(args, options, { least: 1, most: 1_000 });
    const [action = "", ...userIds] = positionals;
    if (action !== "list" && action !== "delete")
      throw new UsageError(`unknown action "${action}". ${suggestion(action, ["list", "delete"])}`);
    const named = { declared: riderFaces.name, onAws: values.collection, option: "--collection" };
    const faces = await onTarget(values, named, async (settings, collection) => {
      const found = await listFaces(settings, collection, userIds);
      if (action === "delete") await deleteFaces(settings, collection, found);
      return found;
    });
    print(faces, action, values.json, io);
    return 0;
  },
};

type Faces = Awaited<ReturnType<typeof listFaces>>;

function print(faces: Faces, action: "list" | "delete", asJson: boolean, io: Io): void {
  if (asJson) return void io.stdout.write(printJson(faces));
  const rows = faces.map(({ faceId, userId }) => [faceId, userId]);
  if (rows.length > 0) io.stdout.write(table([["FACE ID", "USER"], ...rows]));
  const count = `${faces.length} ${faces.length === 1 ? "face" : "faces"}`;
  io.stderr.write(`${count}${action === "delete" ? " deleted" : ""}.\n`);
}
