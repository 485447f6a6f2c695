/** A point or length as a share of the photo's width or height, 0 to 1. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle in shares of the photo's width and height. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** What the models tell of one face. */
export interface AnalysedFace {
  readonly box: Box;
  /** 0 to 1. */
  readonly score: number;
  /** The 68 points of the iBUG scheme: jaw 0-16, brows 17-26, nose 27-35, eyes 36-47, mouth 48-67. */
  readonly landmarks: readonly Point[];
  /** 128 numbers; two faces of one person lie near each other. */
  readonly descriptor: readonly number[];
  readonly sunglasses: SunglassesVerdict;
  /** Mean brightness of the face, 0 to 1. */
  readonly brightness: number;
  /** Mean difference of neighbouring pixels of the face, 0 to 1. */
  readonly sharpness: number;
}

/** Whether a face wears sunglasses, and how clearly: 0.5 is on the line, 1 beyond doubt. */
export interface SunglassesVerdict {
  readonly value: boolean;
  readonly confidence: number;
}

/** What the models tell of a photo, turned upright; largest face first. */
export interface Analysis {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly faces: readonly AnalysedFace[];
}
