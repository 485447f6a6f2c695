import { NamedError } from "./shared/named-error";

/** What rider-photo made of each photo: those accepted have the branches' results, the others say why not. */
export interface PhotoResults {
  readonly results: readonly {
    readonly parallelResult?: unknown;
    readonly errorInfo?: { readonly messageToSend: { readonly message: string } };
  }[];
}

/** How many photos were accepted, and why the others were not. */
export interface PhotoSummary {
  readonly accepted: number;
  readonly rejected: number;
  /** How many photos were rejected, by reason. */
  readonly rejectedByReason: Readonly<Record<string, number>>;
}

/** Counts what became of the photos of a batch. */
export async function handler({ results }: PhotoResults): Promise<PhotoSummary> {
  if (!Array.isArray(results)) throw new NamedError("InvalidInputError", "Expected results as a list.");
  const rejected = (results as PhotoResults["results"]).filter(({ parallelResult }) => parallelResult === undefined);
  const counts = new Map<string, number>();
  for (const { errorInfo } of rejected) {
    const reason = errorInfo?.messageToSend?.message ?? "no reason was given";
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return {
    accepted: results.length - rejected.length,
    rejected: rejected.length,
    rejectedByReason: Object.fromEntries(counts),
  };
}
