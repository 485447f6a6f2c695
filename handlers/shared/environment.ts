/** A setting that the function cannot work without. */
export function requiredSetting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is not set; the function's declaration sets it.`);
  return value;
}

/** A setting that is a whole number above zero. */
export function positiveInteger(name: string, fallback: number): number {
  const text = process.env[name];
  if (!text) return fallback;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Error(`The environment variable ${name} is "${text}"; it must be a whole number above zero.`);
}
