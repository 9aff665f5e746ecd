// Draws a scene over the map: one call of as many points as there are marks. Where each is between two fixes is worked out on the GPU, so
// that a frame costs no more than a clock. It is a canvas of its own, so that a vehicle that moves does not draw the base map
// again; and points, not instanced squares, because a GPU in software draws each instance as a call of its own. The map has
// neither pitch nor bearing, and so a place on the screen is a scale and a shift.
import { atlas, cell, columns, drawMarks } from "./marks.js";
import { markBytes } from "./scene.js";
import { mercatorX, mercatorY, worldPixels } from "./mercator.js";

const vertexShader = `#version 300 es
in vec4 way;
in vec2 time;
in vec4 look;
in vec4 size;
uniform vec2 centre, perWorld, perPixel;
uniform float now, growth, ratio;
out vec2 middle;
out vec2 across;
out vec2 down;

void main() {
  float part = time.y > 0.0 ? clamp((now - time.x) / time.y, 0.0, 1.0) : 1.0;
  vec2 place = mix(way.xy, way.zw, part) - centre;
  gl_Position = vec4(place * perWorld + (size.xy - 128.0) * perPixel, 0.0, 1.0);
  gl_PointSize = 2.0 * size.z * mix(1.0, growth, look.w) * ratio;

  vec2 texels = vec2(${atlas.width}, ${atlas.height});
  float turn = look.y * ${Math.PI / 128};
  middle = (vec2(mod(look.x, ${columns}.0), floor(look.x / ${columns}.0)) + 0.5) * ${cell}.0 / texels;
  across = vec2(cos(turn), -sin(turn)) * 2.0 * size.w / texels;
  down = vec2(sin(turn), cos(turn)) * 2.0 * size.w / texels;
}`;

const fragmentShader = `#version 300 es
precision mediump float;
in vec2 middle;
in vec2 across;
in vec2 down;
uniform sampler2D marks;
out vec4 colour;

void main() {
  vec2 at = gl_PointCoord - 0.5;
  colour = texture(marks, middle + at.x * across + at.y * down);
}`;

const uniforms = ["centre", "perWorld", "perPixel", "now", "growth", "ratio"];

const contextOptions = { alpha: true, antialias: false, depth: false, stencil: false, premultipliedAlpha: true };

export class VehicleCanvas {
  #map;
  #scene;
  #element = document.createElement("canvas");
  #gl;
  #gpu = null;
  #given = null;

  constructor(map, scene) {
    this.#map = map;
    this.#scene = scene;
    this.#element.className = "vehicle-canvas";
    this.#gl = this.#element.getContext("webgl2", contextOptions);
    if (!this.#gl) throw new Error("The map needs WebGL 2.");
    // A browser may take the context away and give it back, empty.
    this.#element.addEventListener("webglcontextlost", event => event.preventDefault());
    this.#element.addEventListener("webglcontextrestored", () => this.dress());
    map.getCanvas().after(this.#element);
  }

  // The marks in the colours of the theme that is now.
  dress() {
    this.#gpu = null;
    this.#given = null;
  }

  draw() {
    const gl = this.#gl;
    if (gl.isContextLost()) return;
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer();
    this.#fit(width, height);
    this.#gpu ??= setUp(gl);
    const { at } = this.#gpu;
    if (this.#given !== this.#scene.built) {
      gl.bufferData(gl.ARRAY_BUFFER, this.#scene.buffer, gl.DYNAMIC_DRAW);
      this.#given = this.#scene.built;
    }

    const zoom = this.#map.getZoom();
    const { lng, lat } = this.#map.getCenter();
    gl.uniform2f(at.centre, mercatorX(lng) - this.#scene.centre[0], mercatorY(lat) - this.#scene.centre[1]);
    gl.uniform2f(at.perWorld, (2 * worldPixels(zoom)) / width, (-2 * worldPixels(zoom)) / height);
    gl.uniform2f(at.perPixel, 2 / width, -2 / height);
    gl.uniform1f(at.now, performance.now() - this.#scene.beganAt);
    gl.uniform1f(at.growth, Math.min(1.25, 0.75 + Math.max(0, zoom - 3) * 0.07));
    gl.uniform1f(at.ratio, this.#element.width / width);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.drawArrays(gl.POINTS, 0, this.#scene.count);
  }

  remove() {
    this.#gl.getExtension("WEBGL_lose_context")?.loseContext();
    this.#element.remove();
  }

  #fit(width, height) {
    const ratio = devicePixelRatio;
    const [w, h] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
    if (this.#element.width === w && this.#element.height === h) return;
    [this.#element.width, this.#element.height] = [w, h];
    this.#gl.viewport(0, 0, w, h);
  }
}

// Nothing else draws with this context, so what is set here stays.
function setUp(gl) {
  const program = link(gl);
  gl.useProgram(program);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  attribute(gl, program, "way", 4, gl.FLOAT, 0);
  attribute(gl, program, "time", 2, gl.FLOAT, 16);
  attribute(gl, program, "look", 4, gl.UNSIGNED_BYTE, 24);
  attribute(gl, program, "size", 4, gl.UNSIGNED_BYTE, 28);
  marksTexture(gl);
  gl.uniform1i(gl.getUniformLocation(program, "marks"), 0);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
  return { at: Object.fromEntries(uniforms.map(name => [name, gl.getUniformLocation(program, name)])) };
}

function attribute(gl, program, name, size, type, offset) {
  const location = gl.getAttribLocation(program, name);
  gl.enableVertexAttribArray(location);
  gl.vertexAttribPointer(location, size, type, false, markBytes, offset);
}

function marksTexture(gl) {
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, drawMarks(Math.max(2, Math.ceil(devicePixelRatio))));
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  gl.generateMipmap(gl.TEXTURE_2D);
}

function link(gl) {
  const program = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, vertexShader], [gl.FRAGMENT_SHADER, fragmentShader]]) {
    const shader = gl.createShader(type);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program));
  return program;
}
