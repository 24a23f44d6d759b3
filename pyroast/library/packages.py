"""Packages that have nothing to do with Pyro: no function of theirs samples.

Of any other package that is not part of the project nothing is known: it may be built on Pyro, as many small libraries of
priors and of model classes are, and then a call of it in a model is a site, or ten.
"""

from __future__ import annotations

import sys

PLAIN = sys.stdlib_module_names | frozenset(
    """
    absl aesara ale_py altair anndata anthropic apex appdirs arch arviz arrow asdf aspell astropy astunparse attr attrs
    attridict av
    bayespy beartype bidict Bio black blosc bokeh boltons boto3 botocore bs4 builtins
    cartopy catboost category_encoders cattr cattrs celluloid certifi chex click cloudpickle colorama colorcet comet_ml
    confuse control cpuinfo cupy cv2 cvxopt cvxpy cycler cython Cython cytoolz
    dacite dash dask datasets dateutil deap decord deepspeed deprecated deprecation dgl diffrax dill diskcache
    distributed docopt docutils dotenv dotmap duckdb
    easydict ecos editdistance einops emcee evaluate exceptiongroup
    fairscale faiss fastai fastcore fastparquet fastprogress fasttext filelock fiona fire flask flatbuffers flax formulaic
    fsspec funsor future
    gast gdown geomstats geopandas gensim git github gluonts google graphviz gspread gym gymnasium
    h5py haiku hdbscan healpy holidays hydra hypothesis
    igraph imageio imblearn implicit importlib_metadata importlib_resources intake IPython ipywidgets isort
    jax jaxlib jaxtyping jinja2 joblib jsonargparse jsonlines jsonpickle jsonschema jupyter
    kaggle keras keyring kneed kornia kymatio
    langchain leidenalg librosa lifelines lightgbm lightning lightning_fabric lightning_utilities linear_operator llvmlite
    lmfit locket loguru loompy louvain lxml lz4
    makefun mako markdown marshmallow matplotlib mergedeep missingno mistune ml_collections ml_dtypes mlflow mmcv monai
    more_itertools mpi4py mpl_toolkits mpmath msgpack mudata multipledispatch multiprocess muon mypy_extensions
    natsort nbformat neptune netCDF4 networkx neurokit2 ngboost nibabel nilearn nltk nose notebook numba numcodecs
    numexpr numpy numpydoc numpyro
    observations oct2py omegaconf onnx onnxruntime open_clip openai openml openpyxl openslide opt_einsum optax optuna
    ordered_set orjson ot
    packaging palettable pandas pandera papermill param parso partd past path pathos pathspec patsy pbr pdb peft
    pendulum PIL pint pkg_resources platformdirs plotly plotnine pluggy polars pooch prettytable progressbar prophet
    psutil psycopg2 py4j pyarrow pybind11 pyct pydantic pydicom pydot pydub pygments pygsp pyhocon pylab pymc pymc3
    pymongo pynndescent pynvml pyparsing pyproj pyrsistent pysam pyspark pytensor pytest python_speech_features pytz
    pyvista PyQt5 pywt pyximport
    qpsolvers quadprog
    ray rasterio rdkit regex requests rich rpy2 rtree ruamel
    s3fs sacrebleu sacred safetensors scanpy scgen schedule scikitplot scikits scipy scprep scvelo seaborn segyio
    sentence_transformers sentencepiece setuptools shap shapely simplejson simple_parsing six skimage skimpy sklearn
    sktime slugify smart_open sortedcontainers soundfile spacy sparse sqlalchemy statannot statannotations
    statsmodels streamlit stumpy sympy
    tables tabulate tblib tenacity tensorboard tensorboardX tensorboard_logger tensorflow tensorflow_datasets
    tensorflow_probability termcolor test_tube textblob theano threadpoolctl tifffile tiktoken timm tokenizers toml tomli
    tomli_w tomlkit toolz torch torch_cluster torch_geometric torch_optimizer torch_scatter torch_sparse torch_spline_conv
    torch_xla torchaudio torchcde torchdata torchdiffeq torchdyn torchinfo torchmetrics torchnet torchsde torchsparse
    torchsummary torchtext torchtyping torchvision torchviz tornado tqdm traitlets transformers tree triton trimesh ts2vec
    tsfresh typeguard typer typing_extensions tzdata tzlocal
    ujson umap uncertainties unidecode unittest2 urllib3 utm
    visdom vtk
    wandb wcwidth webdataset weightwatcher widgetsnbextension wordcloud wrapt
    xarray xgboost xlrd xlsxwriter xxhash
    yacs yaml yarl yfinance
    zarr zipp zmq zstandard zuko
    """.split()
)
