"""Gives a quantised graph fixed scales, so that a sentence's answer does not depend on its batch."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime

IR_VERSION = 8
"""Old enough for every onnxruntime since 1.16."""


def fix_scales(source: Path, target: Path, inputs: list[dict[str, np.ndarray]]) -> None:
    """Replaces scales found anew for each run by the ranges seen over ``inputs``.

    With scales of the run, a sentence's answer would depend on the sentences beside it.
    """
    model = onnx.load(source)
    dynamic = ("DynamicQuantizeLinear", "DynamicQuantizeMatMul")
    names = list(dict.fromkeys(n.input[0] for n in model.graph.node if n.op_type in dynamic))
    ranges = _find_ranges(source, names, inputs)
    quantised: dict[str, tuple[str, str, str]] = {}
    renamed: dict[str, str] = {}
    nodes: list[onnx.NodeProto] = []
    for node in list(model.graph.node):
        if node.op_type in dynamic and node.input[0] not in quantised:
            quantised[node.input[0]] = _quantise(model.graph, nodes, node.input[0], *ranges[node.input[0]])
        if node.op_type == "DynamicQuantizeLinear":
            renamed.update(zip(node.output, quantised[node.input[0]], strict=True))
        elif node.op_type == "DynamicQuantizeMatMul":
            nodes.append(_product(node, quantised[node.input[0]]))
        else:
            node.input[:] = [renamed.get(name, name) for name in node.input]
            nodes.append(node)
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    model.ir_version = IR_VERSION
    used = {node.domain for node in nodes}
    kept = [(o.domain, o.version) for o in model.opset_import if o.domain in used]
    del model.opset_import[:]
    model.opset_import.extend(onnx.helper.make_opsetid(*o) for o in kept)
    onnx.save(model, target)


def _find_ranges(source: Path, names: list[str], inputs: list[dict[str, np.ndarray]]) -> dict[str, tuple[float, float]]:
    model = onnx.load(source)
    model.graph.output.extend(onnx.helper.make_tensor_value_info(n, onnx.TensorProto.FLOAT, None) for n in names)
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    ranges = dict.fromkeys(names, (0.0, 0.0))
    for feed in inputs:
        for name, values in zip(names, session.run(names, feed), strict=True):
            low, high = ranges[name]
            ranges[name] = min(low, float(values.min())), max(high, float(values.max()))
    return ranges


def _quantise(
    graph: onnx.GraphProto, nodes: list[onnx.NodeProto], name: str, low: float, high: float
) -> tuple[str, str, str]:
    """Adds a quantisation of ``name`` with a fixed scale; returns the names of value, scale and zero."""
    value, scale, zero = f"{name}_byte", f"{name}_scale", f"{name}_zero"
    step = max((high - low) / 255, 1e-9)
    graph.initializer.append(onnx.numpy_helper.from_array(np.array(step, np.float32), scale))
    graph.initializer.append(onnx.numpy_helper.from_array(np.array(round(-low / step), np.uint8), zero))
    nodes.append(onnx.helper.make_node("QuantizeLinear", [name, scale, zero], [value], name=f"{name}_quantise"))
    return value, scale, zero


def _product(node: onnx.NodeProto, quantised: tuple[str, str, str]) -> onnx.NodeProto:
    value, scale, zero = quantised
    weights, weight_scale, weight_zero, bias = [*node.input[1:], "", "", ""][:4]
    inputs = [value, weights, scale, weight_scale, zero, weight_zero, bias]
    while not inputs[-1]:
        inputs.pop()
    return onnx.helper.make_node(
        "MatMulIntegerToFloat", inputs, list(node.output), name=node.name, domain="com.microsoft"
    )
