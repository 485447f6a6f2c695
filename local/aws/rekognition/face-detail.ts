import type { AnalysedFace, Box, Point } from "./analysis";

/** Places of Rekognition's landmarks among the 68 points; an eye or pupil is the centre of several. */
const landmarkPoints = {
  eyeLeft: [36, 37, 38, 39, 40, 41],
  eyeRight: [42, 43, 44, 45, 46, 47],
  mouthLeft: [48],
  mouthRight: [54],
  nose: [30],
  leftEyeBrowLeft: [17],
  leftEyeBrowUp: [19],
  leftEyeBrowRight: [21],
  rightEyeBrowLeft: [22],
  rightEyeBrowUp: [24],
  rightEyeBrowRight: [26],
  leftEyeLeft: [36],
  leftEyeRight: [39],
  leftEyeUp: [37, 38],
  leftEyeDown: [40, 41],
  rightEyeLeft: [42],
  rightEyeRight: [45],
  rightEyeUp: [43, 44],
  rightEyeDown: [46, 47],
  noseLeft: [31],
  noseRight: [35],
  mouthUp: [51],
  mouthDown: [57],
  leftPupil: [36, 37, 38, 39, 40, 41],
  rightPupil: [42, 43, 44, 45, 46, 47],
  upperJawlineLeft: [0],
  midJawlineLeft: [4],
  chinBottom: [8],
  midJawlineRight: [12],
  upperJawlineRight: [16],
} as const satisfies Record<string, readonly number[]>;

const defaultLandmarks = ["eyeLeft", "eyeRight", "mouthLeft", "mouthRight", "nose"] as const;

/** The rectangle of a face as Rekognition writes it. */
export function boundingBox({ x, y, width, height }: Box) {
  return { Width: width, Height: height, Left: x, Top: y };
}

/**
 * A face as Rekognition describes it: the default attributes, or as many of `ALL` as the models tell. Age, gender, beard
 * and feelings are left out rather than guessed.
 *
 * @see https://docs.aws.amazon.com/rekognition/latest/APIReference/API_FaceDetail.html
 */
export function faceDetail(face: AnalysedFace, aspectRatio: number, all: boolean) {
  const names = all ? (Object.keys(landmarkPoints) as (keyof typeof landmarkPoints)[]) : defaultLandmarks;
  const { value, confidence } = face.sunglasses;
  return {
    BoundingBox: boundingBox(face.box),
    Confidence: face.score * 100,
    Landmarks: names.map((name) => landmark(name, face.landmarks)),
    Pose: poseOf(face, aspectRatio),
    Quality: { Brightness: face.brightness * 100, Sharpness: face.sharpness * 100 },
    ...(all && { Sunglasses: { Value: value, Confidence: confidence * 100 } }),
  };
}

function landmark(name: keyof typeof landmarkPoints, points: readonly Point[]) {
  const { x, y } = centre(landmarkPoints[name].map((index) => points[index]!));
  return { Type: name, X: x, Y: y };
}

/**
 * Roll is the slope of the eyes. Yaw and pitch are estimates from where the tip of the nose lies between the eyes, and
 * between eyes and mouth. In degrees.
 */
function poseOf({ landmarks }: AnalysedFace, aspectRatio: number) {
  const at = (name: keyof typeof landmarkPoints) => {
    const { x, y } = centre(landmarkPoints[name].map((index) => landmarks[index]!));
    return { x: x * aspectRatio, y };
  };
  const [left, right, nose] = [at("eyeLeft"), at("eyeRight"), at("nose")];
  const mouth = centre([at("mouthLeft"), at("mouthRight")]);
  const roll = Math.atan2(right.y - left.y, right.x - left.x);
  const across = alongLine(nose, left, right) - 0.5;
  const downwards = alongLine(nose, centre([left, right]), mouth) - 0.6;
  return { Roll: degrees(roll), Yaw: degrees(Math.atan(2 * across)), Pitch: -degrees(Math.atan(downwards)) };
}

/** Where the foot of a point lies on a line: 0 at its start, 1 at its end. */
function alongLine(point: Point, start: Point, end: Point): number {
  const [x, y] = [end.x - start.x, end.y - start.y];
  return ((point.x - start.x) * x + (point.y - start.y) * y) / (x * x + y * y || 1);
}

function centre(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}
