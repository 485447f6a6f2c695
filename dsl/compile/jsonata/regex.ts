const SPECIAL = /[\\^$.*+?()[\]{}|/-]/g;

/**
 * Characters as a regular expression that matches just them. By their codes, for JSONata counts the brackets in a regular
 * expression, and takes no heed of what a backslash before them belongs to.
 */
export function literally(text: string): string {
  return text.replace(SPECIAL, (character) => `\\x${character.charCodeAt(0).toString(16)}`);
}
