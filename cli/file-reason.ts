const reasons: Readonly<Record<string, string>> = {
  EACCES: "you have no right to",
  EISDIR: "it is a folder",
  ENOENT: "it does not exist",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of the path is a file",
  EROFS: "the file system is read-only",
};

/** Why a file or folder could not be used, in words. */
export function fileReason(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
}
