// face-api requires "@tensorflow/tfjs", 240 MB of which it needs tfjs-core and its chained tensor methods. tfjs-core's own
// chained-method files do not load in Node, so each operation becomes a method here.
const core = require("@tensorflow/tfjs-core");

for (const [name, operation] of Object.entries(core)) {
  if (typeof operation !== "function" || !/^[a-z]/.test(name) || name in core.Tensor.prototype) continue;
  core.Tensor.prototype[name] = function (...rest) {
    return operation(this, ...rest);
  };
}

for (let rank = 2; rank <= 5; rank++) {
  core.Tensor.prototype[`as${rank}D`] = function (...shape) {
    return core.reshape(this, shape);
  };
}

Object.assign(core.Tensor.prototype, {
  as1D() {
    return core.reshape(this, [this.size]);
  },
  asScalar() {
    return core.reshape(this, []);
  },
  asType(type) {
    return core.cast(this, type);
  },
  toFloat() {
    return core.cast(this, "float32");
  },
  toInt() {
    return core.cast(this, "int32");
  },
});

module.exports = core;
