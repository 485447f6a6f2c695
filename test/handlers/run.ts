/** The photo of most tests. */
export const photo = { userId: "anna", s3Bucket: "photos", s3Key: "anna.jpg" };

/** The name and message of what a handler throws, or its result as JSON. */
export async function outcomeOf(run: Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await run);
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${message}`;
  }
}

/** Sets environment variables of this process, as a Lambda function has them; the result puts back what was there. */
export function setEnvironment(variables: Readonly<Record<string, string>>): () => void {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  return () => {
    for (const name of Object.keys(variables)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  };
}
