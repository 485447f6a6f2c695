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
